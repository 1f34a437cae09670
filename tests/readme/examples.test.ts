import { readdirSync, readFileSync } from "node:fs";
import * as actigraphy from "@quickening/actigraphy";
import * as cardio from "@quickening/cardio";
import * as core from "@quickening/core";
import * as glucose from "@quickening/glucose";
import * as learning from "@quickening/learning";
import * as pregnancy from "@quickening/pregnancy";
import * as signal from "@quickening/signal";
import * as sleep from "@quickening/sleep";
import * as stats from "@quickening/stats";
import * as validation from "@quickening/validation";
import * as voice from "@quickening/voice";
import { describe, expect, it } from "vitest";

const random = core.seededRandom(1);
const nRows = 40;
const probabilities = Float64Array.from({ length: nRows }, () => 0.1 + 0.8 * random());
/** Ten participants in two groups, five visits each. */
const visits = Array.from({ length: 50 }, (_, i) => i % 5);
const own = Array.from({ length: 10 }, () => core.drawNormal(random));
const outcome = visits.map((visit, i) => 1 + 0.5 * visit + own[Math.floor(i / 5)] + 0.5 * core.drawNormal(random));
const designOf = (columns: readonly number[][]) =>
	stats.mixedDesign({
		fixed: stats.matrixFromColumns(columns),
		random: [{ name: "participant", groups: visits.map((_, i) => "abcdefghij"[Math.floor(i / 5)]) }],
	});
const preparedDesign = designOf([visits, visits.map((_, i) => Math.floor(i / 5) % 2)]);
/** What an example may use without defining it. */
const scope = {
	...core,
	...stats,
	...learning,
	...validation,
	...signal,
	...cardio,
	...glucose,
	...voice,
	...actigraphy,
	...sleep,
	...pregnancy,
	features: { values: Float64Array.from({ length: 2 * nRows }, () => core.drawNormal(random)), nRows, nColumns: 2 },
	outcomes: Float64Array.from(probabilities, (p) => (random() < p ? 1 : 0)),
	scores: probabilities,
	preparedDesign,
	mixedFit: preparedDesign.fit(outcome),
	byGestation: designOf([visits]).fit(outcome, { method: "ML" }),
	byTimeToBirth: designOf([visits.map((visit) => (visit - 3) ** 2)]).fit(outcome, { method: "ML" }),
	probabilities,
	participantIds: Array.from({ length: nRows }, (_, i) => `mother-${i % 20}`),
};

/** Every `@example` statement in the sources of the packages, with the value its comment promises, if any. */
const examples = [
	"stats",
	"learning",
	"validation",
	"signal",
	"cardio",
	"glucose",
	"voice",
	"actigraphy",
	"sleep",
	"pregnancy",
].flatMap((name) => {
	// npm links a workspace package below node_modules, whatever wing it lies in.
	const folder = new URL(`../../node_modules/@quickening/${name}/src/`, import.meta.url);
	const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
		/(?<!test|naive)\.ts$/.test(path),
	);
	return files.sort().flatMap((path) => {
		const text = readFileSync(new URL(path, folder), "utf8");
		return [...text.matchAll(/@example\n([\s\S]*?)\n\s*\*\//g)].map(([, block]) => {
			const [code, ...comments] = block
				.replaceAll(/^\s*\* ?/gm, "")
				.split("//")
				.map((part) => part.trim());
			return { where: `${name}/${path}`, code, promised: comments.join("//") };
		});
	});
});

/** Asserts that a value is what a comment says: a number to the digits shown, numbers in brackets, a text, some keys. */
function expectPromised(value: unknown, promised: string): boolean {
	const number = /^-?\d+(\.\d+)?(\.\.\.)?/.exec(promised);
	if (number !== null) {
		const decimals = number[1] === undefined ? 0 : number[1].length - 1;
		const within = number[2] === undefined && decimals === 0 ? 1e-9 : 10 ** -decimals + 4 * Number.EPSILON;
		expect(Math.abs((value as number) - Number.parseFloat(promised))).toBeLessThanOrEqual(within);
		return true;
	}
	const list = /^(?:\w+Array )?\[([^\]{]*)\]/.exec(promised);
	if (list !== null) {
		const elements = list[1].trim() === "" ? [] : list[1].split(",").map((text) => text.trim());
		expect(value).toHaveLength(elements.length);
		for (const [i, text] of elements.entries()) {
			if (text === "NaN") expect((value as ArrayLike<number>)[i]).toBeNaN();
			else expectPromised((value as ArrayLike<number>)[i], text);
		}
		return true;
	}
	const objects = /^\[\{.*\}\]/.exec(promised);
	if (objects !== null) {
		expect(value).toEqual(new Function(`return ${objects[0]}`)());
		return true;
	}
	if (promised.startsWith('"')) {
		expect(value).toBe(JSON.parse(promised));
		return true;
	}
	const keys = [...promised.matchAll(/(\w+): (\[?[-\d.]+)/g)];
	for (const [, key, digits] of keys) {
		const own = (value as Record<string, number | Float64Array>)[key];
		expectPromised(typeof own === "number" ? own : own[0], digits.replace("[", ""));
	}
	return keys.length > 0;
}

/** The statements of an example as a function's body, which returns what the last one is. */
function returningLast(code: string): string {
	const statements = code.trim().split(/(?<=;)\s*\n(?=\S)/);
	const last = statements.pop()!;
	return [...statements, last.startsWith("const ") ? last : `return ${last}`].join("\n");
}

describe("examples in doc comments", () => {
	for (const { where, code, promised } of examples) {
		it(`${where}: ${code.slice(0, 70)}`, () => {
			const plain = code.replaceAll("!,", ",");
			const body = returningLast(plain);
			const value = new Function(...Object.keys(scope), body)(...Object.values(scope));
			if (promised !== "") expectPromised(value, promised);
		});
	}

	it("were found", () => {
		expect(examples.length).toBeGreaterThan(80);
		expect(examples.filter(({ promised }) => promised !== "").length).toBeGreaterThan(70);
	});
});
