import { describe, expect, it } from "vitest";
import { anonymity } from "./anonymity.ts";

const person = (id: number, quasi: string, sensitive: string) => ({
	person: `p${id}`,
	quasiIdentifiers: quasi.split(" "),
	sensitive: [sensitive],
});

describe("anonymity", () => {
	it("is that of the 3-diverse table of Machanavajjhala et al. 2007, their figure 3", () => {
		// 12 patients in blocks of four by postcode and age; the conditions of each block as they are printed.
		const blocks = [
			["1305* <=40", ["heart", "viral", "cancer", "cancer"]],
			["1485* >40", ["cancer", "heart", "viral", "viral"]],
			["1306* <=40", ["heart", "viral", "cancer", "cancer"]],
		] as const;
		const rows = blocks.flatMap(([quasi, conditions], block) =>
			conditions.map((condition, place) => person(4 * block + place, quasi, condition)),
		);
		const found = anonymity(rows, 4);
		expect(found).toMatchObject({ nPeople: 12, smallestClass: 4, nClasses: 3, nClassesBelowK: 0, nPeopleAtRisk: 0 });
		expect(found.diversity[0].distinct).toBe(3);
		// Shares 1/4, 1/4, 1/2: exp(2 x 0.25 ln 4 + 0.5 ln 2) = 2 to the power of 1.5.
		expect(found.diversity[0].entropy).toBeCloseTo(2 ** 1.5, 12);
		expect(anonymity(rows, 5)).toMatchObject({ nClassesBelowK: 3, nPeopleAtRisk: 12 });
	});
	it("counts people, not rows", () => {
		const rows = [...Array(9).keys()].map(() => person(1, "30 f", "yes"));
		expect(anonymity(rows, 5)).toMatchObject({
			nPeople: 1,
			smallestClass: 1,
			nPeopleAtRisk: 1,
			diversity: [{ distinct: 1, entropy: 1 }],
		});
	});
	it("puts a person whose values change in the class of all of them", () => {
		const rows = [person(1, "30", "a"), person(1, "31", "a"), person(2, "30", "a"), person(3, "30", "a")];
		expect(anonymity(rows, 2)).toMatchObject({ nClasses: 2, smallestClass: 1 });
	});
	it("does not take two columns for one", () => {
		const rows = [
			{ person: "1", quasiIdentifiers: ["a,b", "c"], sensitive: [] },
			{ person: "2", quasiIdentifiers: ["a", "b,c"], sensitive: [] },
		];
		expect(anonymity(rows, 2).nClasses).toBe(2);
	});
});
