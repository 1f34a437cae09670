import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Fixture, pinnedDvc } from "../reproduce/fixture.ts";
import { citedFixture, ExportPlace, filesOf } from "./crates.ts";

describe.skipIf(pinnedDvc() === undefined)("a paper", () => {
	let fixture: Fixture;
	let place: ExportPlace;
	beforeAll(async () => {
		fixture = await citedFixture();
		place = new ExportPlace(fixture);
		expect(place.export("crate").code).toBe(0);
	});
	afterAll(() => {
		place?.remove();
		fixture?.remove();
	});

	it("goes beside a source for arXiv, with the same bytes each time", () => {
		const { code, stdout, text } = place.export("arxiv", "--arxiv");
		expect({ code, text }).toMatchObject({ code: 0 });
		expect(stdout).toContain("Nothing was sent anywhere");
		expect(filesOf(place.at("arxiv"))).toEqual(["00README.json", "figures/digits.pdf", "main.tex", "references.bib"]);
		const pdf = readFileSync(fixture.path("papers/tiny/results/figures/digits.pdf"));
		expect(readFileSync(place.at("arxiv/figures/digits.pdf")).equals(pdf)).toBe(true);
		expect(readFileSync(place.at("arxiv/main.tex"), "utf8")).toContain("3.875");
		for (const name of ["1.zip", "2.zip"]) expect(place.export(name, "--arxiv").code).toBe(0);
		expect(readFileSync(place.at("1.zip")).equals(readFileSync(place.at("2.zip")))).toBe(true);
		expect(place.export("arxiv", "--arxiv", "--with-data").code).toBe(2);
	});

	it("has its way back printed for a value, a claim, a cell and a plotted row", () => {
		const why = (...what: string[]) => fixture.run("why", "tiny", ...what);
		const value = why("mean.all").stdout.replaceAll("\u00a0", " ");
		for (const part of [
			"3.875",
			"analysis/mean.ts",
			"pauseMs = 10",
			"data/toy/raw/numbers.csv",
			"Eight digits",
			"CC0-1.0",
			"TensorFlow",
			"not used",
		]) {
			expect(value).toContain(part);
		}
		expect(why("claim:mean").stdout).toContain("The mean was {value}.");
		expect(why("figure:digits[3]").stdout).toMatch(/row 3 of 8 plotted rows[\s\S]*value\s+4/);
		expect(why('table:digits[row 2, "Digit"]').stdout).toContain('column "Digit": 1.00');
		expect(why("mean.all", "--depth", "0").code).toBe(2);
		expect(why("meen").code).toBe(2);
		expect(fixture.run("why", "tyny").text).toContain('did you mean "tiny"?');
		const json = JSON.parse(why("table:digits", "--json").stdout) as {
			stages: { name: string }[];
			isRebuiltHere: boolean;
		};
		expect(json.stages.map(({ name }) => name)).toEqual(["table-digits", "mean"]);
		expect(json.isRebuiltHere).toBe(true);
		for (const path of ["data/toy/dataset.json", "papers/tiny/params.yaml", "papers/tiny/results/values.json"]) {
			const before = fixture.read(path);
			fixture.write(path, `${before.slice(0, -3)}: [`);
			const broken = why("mean.all");
			fixture.write(path, before);
			expect({ code: broken.code, text: broken.text.includes(`${path} cannot be read`) }).toEqual({
				code: 1,
				text: true,
			});
		}
		expect(JSON.parse(why("--prov").stdout)).toEqual(JSON.parse(readFileSync(place.at("crate/prov.json"), "utf8")));
	});
});
