import { globSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { agreementRow } from "./agreement-row.ts";
import { compareCase } from "./compare-case.ts";
import type { PeerCase } from "./peer-case.ts";

const folder = fileURLToPath(new URL(".", import.meta.url));
const files = globSync("*/*.cases.ts", { cwd: folder }).sort();
const all: PeerCase[] = [];

for (const file of files) {
	const { cases } = (await import(pathToFileURL(`${folder}/${file}`).href)) as { cases: readonly PeerCase[] };
	all.push(...cases);
	describe(file, () => {
		it("has cases", () => expect(cases.length).toBeGreaterThan(0));
		for (const one of cases)
			it(`${one.function} (${one.measure}) agrees with ${one.peer}: ${one.call}`, () => {
				const { ours, theirs, excess } = compareCase(one);
				expect(ours.length, `${one.measure}: as many values as ${one.peer} gives`).toBe(theirs.length);
				expect(excess, `${one.measure}: difference over tolerance (${one.tolerance.reason})`).toBeLessThanOrEqual(1);
			});
	});
}

it("the agreement tables of the methods pages are of these cases (npm test -- tests/peers/cases -u writes them)", async () => {
	const rows = all.map((one) => `\t${JSON.stringify(agreementRow(one))}`);
	await expect(`[\n${rows.join(",\n")}\n]\n`).toMatchFileSnapshot("agreement.json");
});
