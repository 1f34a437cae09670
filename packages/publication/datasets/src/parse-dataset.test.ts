import { describe, expect, it } from "vitest";
import { parseDataset } from "./parse-dataset.ts";
import { listDatasets, readDataset } from "./read-dataset.ts";
import { smallCheckout, write } from "./testing/small-dataset.ts";

const checkout = smallCheckout();
const { dataset } = checkout;
const problems = (change: object) => {
	const result = parseDataset({ ...dataset, ...change }, dataset.slug);
	return "problems" in result ? result.problems.map(({ message }) => message).join("\n") : "none";
};
const file = dataset.files[0]!;
const column = { name: "pH", description: "pH", unit: "1", range: [6, 8], missing: [] };
const table = (change: object) => ({
	tables: [{ files: "t.csv", description: "t", columns: [{ ...column, ...change }] }],
});

describe("parseDataset", () => {
	it("takes a right one", () => {
		expect(parseDataset(dataset, dataset.slug)).toEqual({ dataset });
	});
	it.each([
		["mm[Hg]", {}],
		["mmHg", {}],
		["{score}", {}],
		["10*9/L", {}],
		["code", {}],
		["unknown", { fault: "No source says." }],
		["date", { type: "date", range: ["2020-01-01", "2021-01-01"], missing: [""], valid: ["1900-01-01"] }],
	])("takes a column in %s", (unit, more) => {
		expect(problems(table({ unit, ...more }))).toBe("none");
	});
	it("takes how a table's text is written, and values that a fault explains", () => {
		const { tables } = table({ outside: [9], fault: "The meter jumped." });
		expect(problems({ tables: [{ ...tables[0], delimiter: ";", encoding: "windows-1252" }] })).toBe("none");
	});
	it.each([
		[{ schema: 2 }, "schema must be 1; got 2"],
		[{ slug: "other" }, 'slug must be the name of the folder, "small-set"; got "other"'],
		[{ title: " " }, 'title must be a text; got " "'],
		[{ doi: "https://doi.org/10.1/x" }, "doi must be null or begin with 10., without https://doi.org/"],
		[{ licence: "MIT" }, "licence must have spdx (text), confirmed (true or false) and note (text)"],
		[{ licence: { spdx: "MIT", confirmed: false, note: "" } }, "licence.note must say what is unclear"],
		[{ tier: "secret" }, 'tier must be "open", "registered" or "restricted"; got "secret"'],
		[{ archive: "../x.tar.gz" }, "archive must be the name of a .tar.gz"],
		[{ licens: 1 }, "the data set has no field licens; nearest: licence"],
		[{ title: undefined }, "the data set must define title"],
		[{ files: [] }, "files must be a list with at least one file"],
		[{ files: [{ ...file, path: "../x" }] }, "files[0] (../x).path must lie below raw/, but it climbs out"],
		[{ files: [file, { ...file, path: file.path.toUpperCase() }] }, "must be given once, letter case aside"],
		[{ files: [{ ...file, bytes: -1 }] }, "bytes must be a whole number >= 0; got -1"],
		[{ files: [{ ...file, sha256: "ABC" }] }, "sha256 must be 64 lower-case hexadecimal digits"],
		[{ files: [{ ...file, url: "file:///etc/passwd" }] }, "url must be null or begin with http:// or https://"],
		[{ files: [null] }, "files[0] must be an object with a path; got null"],
		[table({ range: [8, 6] }), "tables[0].columns[0] (pH).range must be null or [smallest, largest]; got [8,6]"],
		[table({ unit: "" }), "unit must be a text"],
		[table({ missing: -1 }), "missing must be a list of numbers or texts"],
		[table({ missing: [null] }), "missing[0] must be a number or a text; got null"],
		[table({ codes: { 1: 2 } }), "tables[0].columns[0] (pH).codes[1] must be a text; got 2"],
		[table({ unit: "bananas" }), "unit must be a unit of UCUM, or as it is printed, such as mmHg, bpm, weeks"],
		[table({ unit: "bananas" }), 'what is counted stands in braces, {bananas}; got "bananas"'],
		[table({ unit: "kPA" }), '(nearest: kPa); what is counted stands in braces, {kPA}; got "kPA"'],
		[table({ unit: "mmol/LL" }), "(nearest: mmol/L)"],
		[table({ unit: "unknown" }), "unit must be explained by a fault"],
		[table({ type: "float" }), "type must be one of text, number, integer, boolean, date, datetime, time"],
		[table({ type: "text" }), "range must be null in a column of type text"],
		[table({ type: "date" }), "range must be of texts, as the cells are, in a column of type date"],
		[table({ range: ["2020-01-01", "2021-01-01"] }), "range must be of numbers where no type is given"],
		[
			table({ suspected: [9], valid: [9] }),
			"suspected must be moved to missing or to valid, and stand in one place alone",
		],
		[table({ missing: [9], valid: [9] }), "valid must not hold what is missing, too"],
		[table({ key: "yes" }), "key must be true or false"],
		[{ tier: "restricted" }, "the data set must define access"],
		[{ tier: "registered", access: { holder: "h", how: "ask" } }, "access must define afterwards"],
		[table({ outside: ["x"], fault: "f" }), "outside[0] must be a number"],
		[table({ outside: [9] }), "outside must be explained by a fault"],
		[{ tables: [{ ...table({}).tables[0], delimiter: ";;" }] }, "delimiter must be one character"],
		[{ tables: [{ ...table({}).tables[0], encoding: "latin-x" }] }, "encoding must be the name of an encoding"],
	])("refuses %j", (change, message) => {
		expect(problems(change)).toContain(message);
	});
	it("names every problem at once", () => {
		expect(problems({ title: 1, tier: 2, files: [{ ...file, bytes: "x" }] }).split("\n")).toHaveLength(3);
	});
	it("refuses what is no object", () => {
		expect(parseDataset([], "x")).toEqual({
			problems: [{ at: [], message: "the data set must be an object; got []" }],
		});
	});
});

describe("readDataset", () => {
	it("names the known data sets when one is unknown", () => {
		expect(() => readDataset(checkout.root, "nope")).toThrow('there is no data set "nope"');
	});
	it("names the file when it is no JSON", () => {
		write(`${checkout.root}/data/broken/dataset.json`, "{");
		expect(listDatasets(checkout.root)).toEqual(["broken", "small-set"]);
		expect(() => readDataset(checkout.root, "broken")).toThrow("data/broken/dataset.json cannot be read");
	});
});
