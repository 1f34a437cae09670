import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deidentify } from "./deidentify.ts";
import { draftPlan } from "./draft-plan.ts";
import { pseudonyms } from "./pseudonym.ts";

const key = Uint8Array.from({ length: 32 }, (_, place) => (place * 37 + 11) % 256);
type Cells = Record<string, string>;
const table = (rows: readonly Cells[]) => ({ columns: Object.keys(rows[0]), rows });
const run = (rows: readonly Cells[], columns: object, more: object = {}, options: object = {}) =>
	deidentify(table(rows), { person: "id", columns: { id: "pseudonym", ...columns }, ...more }, { key, ...options });
const women = [
	{ id: "W-1", lmp: "2024-01-10", visit: "2024-03-31", bp: "121" },
	{ id: "W-2", lmp: "2024-02-01", visit: "2024-01-30", bp: "99" },
	{ id: "W-1", lmp: "", visit: "2024-04-01", bp: "118" },
];

describe("deidentify", () => {
	it("counts days from each person's anchor, before it negative, over a change to summer time", () => {
		const { columns, rows } = run(women, { lmp: "days", visit: "days", bp: "keep" }, { anchor: "lmp" });
		expect(columns).toEqual(["id", "visitDays", "bp"]);
		const days = new Map(rows.map(({ bp, visitDays }) => [bp, visitDays]));
		// 2024: 21 days of January, 29 of February, 31 of March.
		expect([days.get("121"), days.get("118"), days.get("99")]).toEqual(["81", "82", "-2"]);
	});
	it("gives each person one pseudonym, HMAC-SHA-256 as OpenSSL computes it, and keeps their rows together in order", () => {
		const { rows } = run(women, { lmp: "drop", visit: "drop", bp: "keep" });
		const expected = (id: string) => `p${createHmac("sha256", key).update(`person\0${id}`).digest("hex").slice(0, 20)}`;
		const byPerson = Map.groupBy(rows, (row) => row.id);
		expect([...byPerson.keys()].sort()).toEqual([expected("W-1"), expected("W-2")].sort());
		expect(byPerson.get(expected("W-1"))?.map(({ bp }) => bp)).toEqual(["121", "118"]);
	});
	it("writes the same whatever the order of the people in the input", () => {
		const shuffled = [women[1], women[0], women[2]];
		const columns = { lmp: "days", visit: "days", bp: "keep" };
		expect(run(shuffled, columns, { anchor: "lmp" }).rows).toEqual(run(women, columns, { anchor: "lmp" }).rows);
	});
	it("takes anchors from another table", () => {
		const rows = women.map(({ id, visit }) => ({ id, visit }));
		const anchors = new Map([
			["W-1", "2024-03-30"],
			[" W-2 ", "2024-01-30"],
		]);
		const { rows: written } = run(rows, { visit: "days" }, { anchor: "lmp" }, { anchors });
		expect(written.map(({ visitDays }) => visitDays).sort()).toEqual(["0", "1", "2"]);
	});
	it.each<[string, Cells[], object, object, RegExp]>([
		[
			"a column that the plan does not name",
			women,
			{ lmp: "drop", visit: "drop" },
			{},
			/name every column.*got none for bp$/,
		],
		["a column that is not there", [{ id: "1" }], { bp: "keep" }, {}, /name columns of the table only; got bp$/],
		["an empty id", [{ id: "1" }, { id: " " }], {}, {}, /hold an id in every row; got an empty one in row 2/],
		[
			"ids that differ in letter case",
			[{ id: "w1" }, { id: "W1" }],
			{},
			{},
			/ids of rows 1 and 2 that differ in letter case alone/,
		],
		[
			"a date that is none",
			[{ id: "1", lmp: "2024-01-01", d: "soon" }],
			{ lmp: "days", d: "days" },
			{ anchor: "lmp" },
			/column d, row 1: the cell is no date/,
		],
		[
			"a year of two digits",
			[{ id: "1", lmp: "01.02.24" }],
			{ lmp: { as: "days", format: "DD.MM.YYYY" } },
			{ anchor: "lmp" },
			/row 1: the cell has a year of two digits/,
		],
		[
			"a person without an anchor",
			[{ id: "1", lmp: "", d: "2024-01-01" }],
			{ lmp: "days", d: "days" },
			{ anchor: "lmp" },
			/none for the person of row 1/,
		],
		[
			"a person with two anchors",
			[
				{ id: "1", lmp: "2024-01-01" },
				{ id: "1", lmp: "2024-01-02" },
			],
			{ lmp: "days" },
			{ anchor: "lmp" },
			/another one in row 2 than before/,
		],
		["dates without an anchor", [{ id: "1", d: "2024-01-01" }], { d: "days" }, {}, /plan.anchor must name/],
		[
			"two columns of one name",
			[{ id: "1", lmp: "2024-01-01", d: "2024-01-01", dDays: "1" }],
			{ lmp: "days", d: "days", dDays: "keep" },
			{ anchor: "lmp" },
			/got dDays twice/,
		],
		["a kept id", [{ id: "1" }], { id: "keep" }, {}, /be pseudonym or drop/],
		["a slip in the plan", [{ id: "1", d: "x" }], { d: "quasi" }, {}, /be one of keep, quasi-identifier/],
		["a field that nobody knows", [{ id: "1" }], {}, { k_: 3 }, /hold person, anchor, columns.*got "k_"/],
	])("refuses %s", (_, rows, columns, more, message) => {
		expect(() => run(rows, columns, more)).toThrow(message);
	});
	it("takes ids that differ in blanks for one, and in letter case as the plan says", () => {
		const rows = [{ id: "w1" }, { id: " w1 " }, { id: "W1" }];
		const n = (idCase: string) => new Set(run(rows, {}, { idCase }).rows.map(({ id }) => id)).size;
		expect([n("same"), n("distinct")]).toEqual([1, 2]);
	});
	it("takes out what looks like an identifier though the plan keeps it, unless it gives a reason", () => {
		const rows = [{ id: "1", note: "ok", contact: "anna@example.org", deviceSerial: "A77", gps: "60.17, 24.94" }];
		const { columns, report } = run(rows, {
			note: "keep",
			contact: "keep",
			deviceSerial: "keep",
			gps: { as: "keep", because: "city centre for all" },
		});
		expect(columns).toEqual(["id", "note", "gps"]);
		expect(report.columns.map(({ treatment }) => treatment)).toEqual([
			"pseudonym",
			"keep",
			"dropped as e-mail address",
			"dropped as device serial number",
			"keep",
		]);
		expect(report.columns[4].because).toBe("city centre for all");
	});
	it("reports k-anonymity and l-diversity without any small count", () => {
		const rows = [...Array(20).keys()].map((n) => ({
			id: `w${n}`,
			age: n < 17 ? "30-34" : "45-49",
			diagnosis: n % 2 ? "yes" : "no",
		}));
		const { report } = run(rows, { age: "quasi-identifier", diagnosis: "sensitive" });
		expect(report.kAnonymity).toEqual({
			quasiIdentifiers: ["age"],
			k: 5,
			isMet: false,
			smallestClass: "7 or fewer",
			nPeopleAtRisk: "7 or fewer",
			nClasses: 2,
			nClassesBelowK: 1,
		});
		expect(report.lDiversity[0].distinct).toBe(2);
		expect(report.nPeople).toBe(20);
	});
	it("flags free text, rare values, great ages and dates that were kept", () => {
		const rows = [...Array(30).keys()].map((n) => ({
			id: `w${n}`,
			note: n === 3 ? "she came with her sister" : "",
			centre: n === 4 ? "Inari" : "Oulu",
			ageYears: String(62 + n),
			born: "1990-01-01",
		}));
		const { report } = run(rows, { note: "keep", centre: "keep", ageYears: "keep", born: "keep" });
		expect(report.columns.slice(1).map(({ flags }) => flags)).toEqual([
			["free text", "rare values"],
			["rare values"],
			["ages of 90 and more"],
			["calendar dates"],
		]);
		expect(JSON.stringify(report)).not.toMatch(/Inari|sister|Oulu/);
	});
	it("takes columns named as an object's own for columns, and marks of the plan for missing", () => {
		const rows = [JSON.parse('{"id":"1","__proto__":"x","constructor":"y","toString":"NA"}') as Cells];
		const columns = JSON.parse('{"id":"pseudonym","__proto__":"keep","constructor":"keep","toString":"keep"}');
		const { rows: written, columns: names } = deidentify(
			table(rows),
			{ person: "id", columns, missing: ["NA"] },
			{ key },
		);
		expect(names).toEqual(["id", "__proto__", "constructor", "toString"]);
		expect(names.map((name) => written[0][name]).slice(1)).toEqual(["x", "y", ""]);
		expect(({} as Cells).x).toBeUndefined();
	});
	it("never says a value in an error, whatever it meets", () => {
		const secret = fc.string({ minLength: 6, maxLength: 12 }).map((text) => `§${text}§`);
		fc.assert(
			fc.property(secret, secret, (id, cell) => {
				const rows = [
					{ id: "1", lmp: "2024-01-01", d: "2024-01-01" },
					{ id, lmp: cell, d: cell },
				];
				let message = "";
				try {
					run(rows, { lmp: "days", d: "days" }, { anchor: "lmp" });
				} catch (error) {
					message = JSON.stringify([(error as Error).message, error]);
				}
				expect(message).not.toBe("");
				expect(message).not.toContain("§");
			}),
		);
	});
	it("keeps the time of day where the plan asks for it, by the wall clock", () => {
		const rows = [{ id: "1", lmp: "2024-03-01", d: "2024-03-31T03:30:00+02:00" }];
		const { rows: written } = run(rows, { lmp: "days", d: { as: "days", withTime: true } }, { anchor: "lmp" });
		expect({ ...written[0], id: "" }).toEqual({ id: "", dDays: "30", dSecondsOfDay: "12600" });
	});
	it("gives a mother in two columns one pseudonym where they share a scope", () => {
		const rows = [{ id: "1", mother: "1", baby: "1" }];
		const { rows: written } = run(rows, { mother: { as: "pseudonym", scope: "person" }, baby: "pseudonym" });
		expect(written[0].mother).toBe(written[0].id);
		expect(written[0].baby).not.toBe(written[0].id);
	});
});

describe("pseudonyms", () => {
	it("refuses a short key and one of a single byte", () => {
		expect(() => pseudonyms(new Uint8Array(31).map((_, place) => place))).toThrow(
			/key must be 32 random bytes or more; got 31/,
		);
		expect(() => pseudonyms(new Uint8Array(64))).toThrow(/with 1 different ones/);
	});
	it("gives other pseudonyms with another key", () => {
		expect(pseudonyms(key)("1", "person")).not.toBe(pseudonyms(key.map((byte) => byte ^ 1))("1", "person"));
	});
});

describe("draftPlan", () => {
	it("proposes what a person would, and leaves to them what cannot be told", () => {
		const rows = [
			{
				participantId: "a",
				lmp: "2024-01-10",
				visit: "03/04/2024",
				seen: "31.12.2023",
				name: "Anna",
				parity: "1",
				diagnosis: "none",
				bp: "120",
				remark: "she came by bus today",
				babyId: "x",
			},
		];
		expect(draftPlan(table(rows))).toEqual({
			person: "participantId",
			anchor: "lmp",
			columns: {
				participantId: "pseudonym",
				lmp: "days",
				visit: { as: "days", format: "to be decided: DD/MM/YYYY or MM/DD/YYYY" },
				seen: { as: "days", format: "DD.MM.YYYY" },
				name: "drop",
				parity: "quasi-identifier",
				diagnosis: "sensitive",
				bp: "keep",
				remark: "drop",
				babyId: "pseudonym",
			},
			k: 5,
		});
	});
	it("is refused as a plan until it is decided", () => {
		const rows = [{ number: "1", visit: "03/04/2024" }];
		expect(() => deidentify(table(rows), draftPlan(table(rows)), { key })).toThrow(/to be decided/);
	});
});
