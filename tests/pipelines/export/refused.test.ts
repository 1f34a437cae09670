import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Fixture, pinnedDvc } from "../reproduce/fixture.ts";
import { citedFixture, ExportPlace, entityOf } from "./crates.ts";

/** What dataset.json says besides where access is not open, before its population. */
const access = '"access": {"holder": "the hospital", "how": "ask", "afterwards": "keep it"}, "population"';

describe.skipIf(pinnedDvc() === undefined)("a paper's crate", () => {
	let fixture: Fixture;
	let place: ExportPlace;
	beforeAll(async () => {
		fixture = await citedFixture();
		place = new ExportPlace(fixture);
	});
	afterAll(() => {
		place?.remove();
		fixture?.remove();
	});

	it("is refused when results are not those of the committed code, and says so as it is", () => {
		const clone = fixture.clone();
		const refused = clone.run("export", "tiny", "--to", place.at("refused"));
		expect(refused.code).toBe(1);
		expect(refused.text).toContain("5 stages of 5 not rebuilt on this machine");
		expect(refused.text).toContain("quickening reproduce tiny");
		expect(existsSync(place.at("refused"))).toBe(false);
		const asIs = clone.run("export", "tiny", "--to", place.at("as-is"), "--as-is", "--json");
		expect(asIs.code).toBe(0);
		expect((JSON.parse(asIs.stdout) as { asIs: string[] }).asIs[0]).toContain("not rebuilt");
		expect(entityOf(place.at("as-is"), "./")["description"]).toContain("Exported as it is");
		expect(entityOf(place.at("as-is"), "#review-mean-rebuilt")["reviewBody"]).toMatch(/^not judged/);
		expect(readFileSync(place.at("as-is/README.md"), "utf8")).toContain("Exported as it is");
		// What git does not hold, the PDF, is named as absent.
		expect(entityOf(place.at("as-is"), "#absent-papers%2Ftiny%2Fresults%2Ftiny.pdf")["description"]).toContain(
			"Not in this crate",
		);
		const why = clone.run("why", "tiny", "mean");
		expect(why.stdout).toContain("not rebuilt on this machine");
		clone.remove();
	});

	it.for([
		["a doctored result", "papers/tiny/results/tables/digits.csv", "papers/tiny/results/tables/digits.csv"],
		["an edit of the analysis", "papers/tiny/analysis/mean.ts", "papers/tiny/analysis/mean.ts has an edit"],
	] as const)("is refused after %s, which is named", ([, path, words]) => {
		const before = fixture.read(path);
		fixture.write(path, path.endsWith(".ts") ? before.replace("let i = 0", "let i = 1") : before.replace("3", "4"));
		const { code, text } = place.export("refused");
		fixture.write(path, before);
		expect(code).toBe(1);
		expect(text).toContain(words);
		expect(existsSync(place.at("refused"))).toBe(false);
	});

	it("takes the data along when asked, where licence and access let it", () => {
		expect(place.export("with-data", "--with-data").code).toBe(0);
		const raw = "data/toy/raw/numbers.csv";
		expect(readFileSync(place.at(`with-data/${raw}`), "utf8")).toBe(fixture.read(raw));
		expect(entityOf(place.at("with-data"), raw)).toMatchObject({
			license: { "@id": "https://spdx.org/licenses/CC0-1.0" },
		});
		const before = fixture.read("data/toy/dataset.json");
		for (const [from, to, reason] of [
			['"confirmed": true', '"confirmed": false', "nobody has confirmed its licence"],
			['"CC0-1.0"', '"LicenseRef-Own"', "is not known to let others pass it on"],
		] as const) {
			fixture.write(
				"data/toy/dataset.json",
				before.replace(from, to).replace('"note": ""', '"note": "Ask."').replace('"population"', access),
			);
			const { code, text } = place.export("refused", "--with-data", "--as-is");
			expect({ code, text: text.includes("data set toy") && text.includes(reason), reason }).toEqual({
				code: 1,
				text: true,
				reason,
			});
		}
		fixture.write("data/toy/dataset.json", before);
		expect(existsSync(place.at("refused"))).toBe(false);
	});

	it("is refused, whatever is asked for, where the data are restricted and nothing was released", () => {
		const before = fixture.read("data/toy/dataset.json");
		for (const tier of ["restricted", "registered"]) {
			fixture.write("data/toy/dataset.json", before.replace('"open"', `"${tier}"`).replace('"population"', access));
			const { code, text } = place.export("restricted", "--as-is");
			expect({ code, text }).toMatchObject({ code: 1, text: expect.stringContaining("the results of tiny are held") });
			expect(existsSync(place.at("restricted"))).toBe(false);
		}
		fixture.write("data/toy/dataset.json", before);
	});
});
