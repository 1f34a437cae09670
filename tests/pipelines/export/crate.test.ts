import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Fixture, pinnedDvc } from "../reproduce/fixture.ts";
import { citedFixture, ExportPlace, entityOf, filesOf, graphOf, sha256 } from "./crates.ts";

/*
 * `quickening export` on a small paper that was really built.
 */
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

	it("is written as a folder with results, code at its paths, and all that was read on the way", () => {
		const { code, stdout, text } = place.export("crate");
		expect({ code, text }).toMatchObject({ code: 0 });
		expect(stdout).toContain("Nothing was sent anywhere");
		const files = filesOf(place.at("crate"));
		for (const path of [
			"CITATION.cff",
			"README.md",
			"data/toy/dataset.json",
			"packages/publication/pipeline/src/stage/kinds/values.ts",
			"package-lock.json",
			"papers/tiny/analysis/mean.ts",
			"papers/tiny/dvc.lock",
			"papers/tiny/dvc.yaml",
			"papers/tiny/params.yaml",
			"papers/tiny/results/figures/digits.png",
			"papers/tiny/results/tiny.pdf",
			"papers/tiny/results/values.json",
			"prov.json",
			"provenance.json",
			"ro-crate-metadata.json",
			"ro-crate-preview.html",
			"sbom.cdx.json",
		]) {
			expect(files).toContain(path);
		}
		expect(files.filter((path) => path.startsWith("data/toy/raw") || path.includes("reproduction.json"))).toEqual([]);
		for (const each of graphOf(place.at("crate"))) {
			const path = join(place.at("crate"), each["@id"]);
			if (typeof each["sha256"] !== "string" || !existsSync(path)) continue;
			expect([each["@id"], sha256(readFileSync(path))]).toEqual([each["@id"], each["sha256"]]);
		}
		const { components, metadata } = JSON.parse(readFileSync(place.at("crate/sbom.cdx.json"), "utf8"));
		expect(metadata.component.name).toBe("tiny");
		const required = components.filter(({ scope }: { scope: string }) => scope === "required");
		expect(required.map(({ purl }: { purl: string }) => purl)).toContain("pkg:npm/%40quickening/paper@0.1.0");
		expect(entityOf(place.at("crate"), "sbom.cdx.json")["encodingFormat"]).toBe("application/vnd.cyclonedx+json");
		expect(entityOf(place.at("crate"), "#run-mean")["result"]).toContainEqual({
			"@id": "papers/tiny/results/mean/rows.json",
		});
		expect(entityOf(place.at("crate"), "#review-mean-rebuilt")["reviewBody"]).toMatch(/^rebuilt/);
		expect(entityOf(place.at("crate"), "#machine")["@type"]).toBe("IndividualProduct");
		expect(entityOf(place.at("crate"), "./")["description"]).not.toContain("as it is");
		expect(readFileSync(place.at("crate/CITATION.cff"), "utf8")).toContain(
			"- family-names: Tester\n    given-names: A\n    affiliation: Institute of Digits\n",
		);
	});

	it("has the same bytes each time, as a zip too, in another time zone and after another rebuild", () => {
		expect(place.export("a.zip").code).toBe(0);
		fixture.environment = { TZ: "Pacific/Auckland" };
		expect(place.export("b.zip").code).toBe(0);
		fixture.environment = {};
		const zip = readFileSync(place.at("a.zip"));
		expect(readFileSync(place.at("b.zip")).equals(zip)).toBe(true);
		expect(fixture.run("reproduce", "tiny", "--force", "--no-site").code).toBe(0);
		expect(place.export("c.zip").code).toBe(0);
		expect(readFileSync(place.at("c.zip")).equals(zip)).toBe(true);
		const python = `import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print("\\n".join(sorted(z.namelist())))`;
		const { status, stdout } = spawnSync("python3", ["-c", python, place.at("a.zip")], { encoding: "utf8" });
		expect(status).toBe(0);
		expect(stdout.trim().split("\n").sort()).toEqual(filesOf(place.at("crate")));
	});

	it("is never written over what is no crate", () => {
		mkdirSync(place.at("taken"));
		writeFileSync(place.at("taken/diary.txt"), "mine");
		const { code, text } = place.export("taken");
		expect(code).toBe(1);
		expect(text).toContain("holds something else, no ro-crate-metadata.json");
		expect(readFileSync(place.at("taken/diary.txt"), "utf8")).toBe("mine");
		expect(place.export("crate").code).toBe(0);
	});
});
