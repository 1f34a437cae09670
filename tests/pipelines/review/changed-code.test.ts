import { renameSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtFixture, type Fixture, pinnedDvc } from "../reproduce/fixture.ts";
import { edit } from "../reproduce/tamper.ts";
import { branch, finding, named, removeAll, review } from "./reviews.ts";

describe.skipIf(pinnedDvc() === undefined)("a review", () => {
	let fixture: Fixture;
	beforeAll(async () => {
		fixture = await builtFixture();
	});
	afterAll(() => removeAll(fixture));

	it("names code that was committed without a rebuild, and sets the committed text again to compare its words", () => {
		branch(fixture, "stale", () =>
			edit(fixture, "papers/plain/analysis/mean.ts", "seededRandom(7)", "seededRandom(8)"),
		);
		const pdf = fixture.path("papers/plain/results/plain.pdf");
		renameSync(pdf, `${pdf}.away`);
		const { code, report } = review(fixture, "stale");
		renameSync(`${pdf}.away`, pdf);
		expect(code).toBe(1);
		expect(named(report)).toContain("generated papers/plain/code.json");
		expect(finding(report, "/code.json").details).toEqual(["stage mean has other code"]);
		const text = report.manuscripts.find(({ path }) => path.endsWith("plain.pdf"))!;
		expect(text.against).toBe("the committed file");
		const [committed, rebuilt] = [report.claims[0]!.rebuilt.committed!, report.claims[0]!.value];
		expect(text.changes.map((change) => [change.committed, change.rebuilt])).toContainEqual([
			`${Number(committed.value).toFixed(3)}.`,
			`${Number(rebuilt.value).toFixed(3)}.`,
		]);
	});

	it("names an undeclared input, an undeclared parameter and a stage that reads the network", () => {
		branch(fixture, "undeclared", () => {
			const stage = (body: string) =>
				`import { readFileSync } from "node:fs";\nimport type { StageContext } from "@quickening/paper";\n\nexport default async function (stage: StageContext): Promise<void> {\n\t${body}\n\tstage.writeJson("rows", [String(readFileSync)]);\n}\n`;
			const at = "papers/plain/analysis";
			fixture.write(`${at}/input.ts`, stage("readFileSync(`${import.meta.dirname}/../references.bib`);"));
			fixture.write(`${at}/parameter.ts`, stage('stage.param("pauseMs");'));
			fixture.write(`${at}/network.ts`, stage('await fetch("http://127.0.0.1:8080/");'));
			const entry = (name: string) =>
				`${name}: { script: "analysis/${name}.ts", description: "Breaks a rule.", inputs: {}, outputs: { rows: "results/${name}/rows.json" } },\n\t\t`;
			edit(
				fixture,
				"papers/plain/paper.ts",
				"stages: {\n\t\t",
				`stages: {\n\t\t${["input", "parameter", "network"].map(entry).join("")}`,
			);
		});
		const { code, report, page } = review(fixture, "undeclared");
		expect(code).toBe(1);
		expect(report.verdict).toBe("failed");
		const message = (stage: string) => report.findings.find(({ where }) => where === `plain ${stage}`)?.message;
		expect(message("input"), JSON.stringify(report.findings)).toMatch(
			/stage input of plain read papers\/plain\/references\.bib, which it does not declare: add input\("references\.bib"\)/,
		);
		expect(message("parameter")).toMatch(/pauseMs/);
		expect(message("network")).toMatch(/a stage has no network/);
		expect(page).toContain("which it does not declare");
		// What does not depend on them was rebuilt and compared all the same.
		expect(report.outputs.some(({ path, state }) => path.endsWith("digits.svg") && state === "identical")).toBe(true);
	});
});
