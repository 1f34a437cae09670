import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cityBits } from "./city-bits.ts";
import { cutOffsFor, validatedCutOffs } from "./cut-offs.ts";
import { epds } from "./epds.ts";
import { gad7 } from "./gad7.ts";
import { phq9 } from "./phq9.ts";
import { cronbachAlpha, mcdonaldOmega } from "./reliability.ts";
import { scoreScale } from "./score-scale.ts";
import { selfHarmShare } from "./self-harm-item.ts";

const safety = { contact: "Perinatal team, 0800 000 000", withinHours: 24 };
const quiet = { coding: "scored", safety: "aggregate-only" } as const;
const na = Number.NaN;

describe("epds", () => {
	it("adds ten items, and three of them to the anxiety subscale", () => {
		const score = epds([1, 1, 2, 1, 0, 1, 0, 1, 0, 0], { coding: "scored", safety });
		expect([score.total, score.anxietyTotal, score.possible]).toEqual([7, 3, [7, 7]]);
	});
	it("turns round items 3 and 5 to 10 of answers in printed order: the first answer everywhere is 21, the last 9", () => {
		const of = (place: number) => epds(Array(10).fill(place), { coding: "printed-order", safety }).total;
		expect([of(0), of(3)]).toEqual([21, 9]);
		expect(epds([0, 0, 3, 0, 3, 3, 3, 3, 3, 3], { coding: "printed-order", safety }).total).toBe(0);
	});
	it("has no default for the coding, and refuses answers counted from 1", () => {
		expect(() => epds(Array(10).fill(1), { safety } as never)).toThrow("coding must be one of");
		expect(() => epds(Array(10).fill(4), { coding: "scored", safety })).toThrow(
			"got 4. Are the answers counted from 1?",
		);
		expect(() => epds(Array(9).fill(1), { coding: "scored", safety })).toThrow("must have 10 values");
		expect(() => epds([1.5, ...Array(9).fill(1)], { coding: "scored", safety })).toThrow("whole number from 0 to 3");
	});
	it("gives no total when an item is missing, but what it could be", () => {
		const score = epds([2, 2, na, 2, 2, 2, 2, 2, 2, 0], { ...quiet, language: "en", period: "postpartum" });
		expect(score.total).toBeNaN();
		expect([score.possible, score.missingItems]).toEqual([[16, 19], [3]]);
		// 16 to 19 lies above 13 whatever item 3 is.
		expect(score.screens.map(({ cutOff, screen }) => [cutOff.atLeast, screen])).toEqual([
			[13, "positive"],
			[11, "positive"],
			[13, "positive"],
		]);
		const open = epds([1, 1, na, 1, 1, 2, 1, 1, 2, 0], { ...quiet, language: "en", period: "postpartum" });
		expect(open.screens.map(({ screen }) => screen)).toEqual([
			"not-determinable",
			"not-determinable",
			"not-determinable",
		]);
	});
	it("prorates only when told to, up to a fifth of the items, with a flag", () => {
		const score = epds([1, 1, na, 1, 1, 1, 1, 1, 1, 0], { ...quiet, missingItems: "prorate" });
		expect([score.total, score.isProrated, score.warnings[0].code]).toEqual([80 / 9, true, "prorated"]);
		expect(epds([na, na, na, 1, 1, 1, 1, 1, 1, 0], { ...quiet, missingItems: "prorate" }).total).toBeNaN();
	});
	it("never gives item 10 without whom to contact", () => {
		const answers = [0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
		for (const none of [
			undefined,
			null,
			{},
			{ contact: "" },
			{ contact: "  ", withinHours: 24 },
			{ ...safety, withinHours: 0 },
			"none",
		])
			expect(() => epds(answers, { coding: "scored", safety: none as never })).toThrow(
				"safety must name whom to contact",
			);
		const { selfHarm } = epds(answers, { coding: "scored", safety });
		expect(selfHarm).toMatchObject({ item: 10, answer: 1, endorsed: "yes", path: safety });
		expect(selfHarm?.action).toContain("Contact: Perinatal team, 0800 000 000, within 24 h");
		expect(JSON.stringify(epds(answers, quiet))).not.toContain("selfHarm");
	});
	it("asks for a missing item 10 rather than taking it for no", () => {
		const { selfHarm } = epds([0, 0, 0, 0, 0, 0, 0, 0, 0, na], { coding: "scored", safety });
		expect([selfHarm?.endorsed, selfHarm?.action.startsWith("She left the item")]).toEqual(["not-determinable", true]);
	});
});

describe("gad7 and phq9", () => {
	it("have the printed bands", () => {
		const bands = (totals: number[]) => totals.map((total) => gad7(spread(total, 7)).severity);
		expect(bands([0, 4, 5, 9, 10, 14, 15, 21])).toEqual([
			"minimal",
			"minimal",
			"mild",
			"mild",
			"moderate",
			"moderate",
			"severe",
			"severe",
		]);
		const phq = (total: number) => phq9(spread(total, 9), { safety: "aggregate-only" }).severity;
		expect([4, 5, 10, 15, 19, 20, 27].map(phq)).toEqual([
			"minimal",
			"mild",
			"moderate",
			"moderately-severe",
			"moderately-severe",
			"severe",
			"severe",
		]);
	});
	it("give a band with a missing item only where the total lies in one", () => {
		expect(gad7([0, 0, 0, na, 0, 0, 1]).severity).toBe("minimal");
		expect(gad7([1, 1, 1, na, 0, 0, 1]).severity).toBe("not-determinable");
	});
	it("gives PHQ-9 item 9 only with its path", () => {
		expect(() => phq9(Array(9).fill(0), {} as never)).toThrow("safety must name");
		expect(phq9([0, 0, 0, 0, 0, 0, 0, 0, 2], { safety }).selfHarm).toMatchObject({
			item: 9,
			endorsed: "yes",
			path: safety,
		});
	});
});

/** Items of at most 3 that add up to a total. */
function spread(total: number, nItems: number): number[] {
	return Array.from({ length: nItems }, (_, i) => Math.max(0, Math.min(3, total - 3 * i)));
}

describe("cutOffsFor", () => {
	it("finds the language's own, and falls back to none", () => {
		expect(
			cutOffsFor("epds", { language: "es-ES", period: "postpartum" }).ofLanguage.map(({ atLeast }) => atLeast),
		).toEqual([11]);
		expect(cutOffsFor("epds", { language: "es", period: "postpartum" }).ofLanguage).toHaveLength(2);
		expect(
			cutOffsFor("epds", { language: "fr-CH", period: "pregnancy" }).ofLanguage.map(({ atLeast }) => atLeast),
		).toEqual([12]);
		const none = cutOffsFor("epds", { language: "pt-BR", period: "postpartum" });
		expect([none.ofLanguage.length, none.note]).toEqual([0, "No validated cut-off known: EPDS in pt-BR, postpartum."]);
		expect(cutOffsFor("epds", { language: "fr", period: "postpartum" }).ofLanguage).toHaveLength(0);
		expect(none.pooled.map(({ atLeast }) => atLeast)).toEqual([11, 13]);
		expect(
			gad7(Array(7).fill(1), { language: "en", period: "pregnancy" }).screens.map(({ cutOff }) => cutOff.language),
		).toEqual(["en-CA"]);
		expect(gad7(Array(7).fill(1)).note).toContain("give both");
	});
	it.each([null, undefined, "", 7])("refuses %s as a language", (language) => {
		expect(() => cutOffsFor("epds", { language: language as never, period: "pregnancy" })).toThrow(
			'cutOffsFor: language must be a BCP 47 tag such as "es-MX"',
		);
	});

	it("has a source and a possible total for each", () => {
		for (const { atLeast, source, instrument } of validatedCutOffs) {
			expect(source).toMatch(/doi:10\.|PMC\d|PubMed \d|Journal/);
			expect(atLeast).toBeLessThanOrEqual({ epds: 30, gad7: 21, phq9: 27 }[instrument]);
		}
	});
});

describe("selfHarmShare", () => {
	const women = (n: number, nYes: number) =>
		Array.from({ length: n }, (_, i) => ({ participantId: `w${i}`, answer: i < nYes ? 1 : 0 }));
	it("rounds counts and keeps the share of those", () => {
		expect(selfHarmShare(women(412, 41))).toMatchObject({ percent: (100 * 40) / 410, n: 410 });
	});
	it("suppresses few, and all but few", () => {
		for (const few of [women(412, 3), women(412, 408), women(5, 1), women(0, 0)]) {
			const { percent, suppressed } = selfHarmShare(few);
			expect(percent).toBeNull();
			expect(suppressed).toBeTruthy();
		}
	});
	it("counts a woman once, by her highest answer, and leaves missing ones out", () => {
		const twice = [
			...women(400, 40),
			...women(400, 40).map(({ participantId }) => ({ participantId, answer: 0 })),
			{ participantId: "x", answer: na },
		];
		expect(selfHarmShare(twice)).toEqual(selfHarmShare(women(400, 40)));
	});
});

describe("cityBits", () => {
	const none = Array<number>(29).fill(0);
	const ptsd = none
		.with(0, 1)
		.with(2, 1)
		.with(7, 2)
		.with(9, 1)
		.with(11, 1)
		.with(16, 1)
		.with(18, 3)
		.with(24, 1)
		.with(25, 2)
		.with(26, 1);
	it("adds items 3 to 22, and clusters as the DSM-5 has them", () => {
		const score = cityBits(ptsd);
		expect([score.total, score.clusters]).toEqual([
			9,
			{ reExperiencing: 1, avoidance: 2, negativeCognitions: 2, hyperarousal: 4 },
		]);
		expect(cityBits(none.map((_, i) => (i >= 2 && i < 22 ? 3 : 0))).total).toBe(60);
	});
	it("finds the disorder when every criterion is met, and not when one fails", () => {
		expect(cityBits(ptsd)).toMatchObject({ ptsd: "yes", dissociative: "no", onset: "within-six-months" });
		for (const item of [0, 2, 7, 9, 16, 25, 26]) expect(cityBits(ptsd.with(item, 0)).ptsd).toBe("no");
		expect(cityBits(ptsd.with(28, 1)).ptsd).toBe("no");
		expect(cityBits(ptsd.with(22, 1)).dissociative).toBe("yes");
		expect(cityBits(ptsd.with(24, 2)).onset).toBe("delayed");
	});
	it("is not determinable where a missing item could decide, and only there", () => {
		expect(cityBits(ptsd.with(7, na)).ptsd).toBe("not-determinable");
		expect(cityBits(ptsd.with(3, na)).ptsd).toBe("yes");
		expect(cityBits(ptsd.with(7, na).with(0, 0)).ptsd).toBe("no");
		const symptomsAlone = ptsd.map((answer, i) => (i >= 2 && i < 22 ? answer : na));
		expect(cityBits(symptomsAlone)).toMatchObject({ total: 9, ptsd: "not-determinable", onset: "not-determinable" });
		expect(cityBits(ptsd.with(4, na)).missingItems).toEqual([5]);
	});
	it("refuses 20 answers, and an answer out of its own range", () => {
		expect(() => cityBits(Array(20).fill(0))).toThrow("must have 29 values");
		expect(() => cityBits(none.with(0, 2))).toThrow("item 1 must be a whole number from 0 to 1");
		expect(() => cityBits(none.with(25, 3))).toThrow("item 26 must be a whole number from 0 to 2");
	});
});

describe("scoreScale", () => {
	it("keeps the total within what is possible, prorated or not", () => {
		const answer = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 0, max: 3 }) }, fc.constant(na));
		fc.assert(
			fc.property(
				fc.array(answer, { minLength: 10, maxLength: 10 }),
				fc.constantFrom("refuse" as const, "prorate" as const),
				(items, missingItems) => {
					const { total, possible } = scoreScale("test", items, { nItems: 10, greatest: 3, missingItems });
					if (Number.isNaN(total)) return;
					expect(total).toBeGreaterThanOrEqual(possible[0]);
					expect(total).toBeLessThanOrEqual(possible[1]);
				},
			),
		);
	});
});

describe("reliability", () => {
	it("alpha of 1 2 3 and 2 4 6 is 2 (1 - 5/9), by hand", () => {
		expect(
			cronbachAlpha([
				[1, 2, 3],
				[2, 4, 6],
			]).value,
		).toBeCloseTo(8 / 9, 14);
	});
	it("omega of items with one common part is that part's share: three items that correlate by 0.5 give 0.75", () => {
		// Loadings of sqrt(0.5) each: (3 x 0.7071)^2 / ((3 x 0.7071)^2 + 3 x 0.5) = 4.5 / 6.
		const a = [1, 1, 1, 1, -1, -1, -1, -1];
		const b = [1, 1, -1, -1, 1, 1, -1, -1];
		const c = [1, -1, 1, -1, 1, -1, 1, -1];
		const d = [1, -1, -1, 1, -1, 1, 1, -1];
		const plus = (x: number[]) => x.map((value, i) => value + d[i]);
		expect(mcdonaldOmega([plus(a), plus(b), plus(c)]).value).toBeCloseTo(0.75, 10);
		expect(cronbachAlpha([plus(a), plus(b), plus(c)]).value).toBeCloseTo(0.75, 12);
	});
	it("leaves people with a missing item out, and is NaN where nothing varies", () => {
		expect(
			cronbachAlpha([
				[1, 2, 3, na],
				[2, 4, 6, 1],
			]),
		).toEqual({ value: expect.closeTo(8 / 9, 12), nItems: 2, n: 3, nLeftOut: 1 });
		expect(
			cronbachAlpha([
				[1, 1, 1],
				[2, 2, 2],
			]).value,
		).toBeNaN();
		expect(
			mcdonaldOmega([
				[1, 1, 1, 1],
				[1, 2, 3, 4],
				[2, 1, 4, 3],
			]).value,
		).toBeNaN();
		expect(() => cronbachAlpha([[1, 2, 3]])).toThrow("at least 2");
	});
});

describe("an answer about self-harm that is out of range", () => {
	const safety = { contact: "Perinatal mental health team, 0800 000 000", withinHours: 24 };

	it("stands in no error: a form that counts from 1 gives 4 for the worst", () => {
		const answers = [1, 1, 1, 1, 1, 1, 1, 1, 1, 4];
		for (const score of [
			() => epds(answers, { coding: "scored", safety }),
			() => phq9(answers.slice(1), { safety }),
			() => selfHarmShare([{ participantId: "p1", answer: 4 }]),
		]) {
			const error = messageAndReceived(score);
			expect(error).toContain("not shown");
			expect(error).not.toContain("4");
		}
		expect(messageAndReceived(() => epds([4, ...answers.slice(0, 9)], { coding: "scored", safety }))).toContain(
			"got 4",
		);
	});

	function messageAndReceived(score: () => unknown): string {
		try {
			score();
		} catch (error) {
			const { message, received } = error as { readonly message: string; readonly received?: unknown };
			return `${message} ${String(received)}`;
		}
		throw new Error("It was taken.");
	}
});
