import { describe, expect, it } from "vitest";
import { memoryBytes } from "../bytes/index.ts";
import { readIbmNumber, readXpt } from "./index.ts";

const ibm = (hex: string) => {
	const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
	return readIbmNumber(bytes, 0, bytes.length);
};

describe("readIbmNumber", () => {
	it("reads numbers that can be checked with a pencil", () => {
		// -118.625 is 76.A in hexadecimal: 0.76A x 16^2, exponent 64 + 2, sign bit set.
		expect(ibm("c276a00000000000").value).toBe(-118.625);
		expect(ibm("4110000000000000").value).toBe(1);
		expect(ibm("4080000000000000").value).toBe(0.5);
		expect(ibm("401999999999999a").value).toBe(0.1);
	});

	it("reads a zero as 0 whatever its exponent, and keeps its sign", () => {
		for (const hex of ["0000000000000000", "4000000000000000", "7f00000000000000"]) {
			expect(ibm(hex)).toEqual({ value: 0, missingCode: 0 });
		}
		expect(Object.is(ibm("8000000000000000").value, -0)).toBe(true);
		expect(ibm("0010000000000000").value).toBe(16 ** -65);
	});

	it("rounds the 56 bits of a mainframe's number to the nearest double, ties to even", () => {
		expect(ibm("4e80000000000000").value).toBe(2 ** 55);
		expect(ibm("4e80000000000004").value).toBe(2 ** 55);
		expect(ibm("4e80000000000005").value).toBe(2 ** 55 + 8);
		expect(ibm("4e8000000000000c").value).toBe(2 ** 55 + 16);
	});

	it("keeps the 28 missing values apart", () => {
		const codes = "._ABCDEFGHIJKLMNOPQRSTUVWXYZ";
		for (const code of codes) {
			const found = ibm(`${code.charCodeAt(0).toString(16)}00000000000000`);
			expect(found.value).toBeNaN();
			expect(String.fromCharCode(found.missingCode)).toBe(code);
		}
		expect(ibm("2e01000000000000").missingCode).toBe(0);
	});

	it("reads a short number as one whose last bytes are 0", () => {
		expect(ibm("4110").value).toBe(1);
		expect(ibm("c276a0").value).toBe(-118.625);
		expect(ibm("2e0000").missingCode).toBe(46);
	});
});

const text = (value: string, width: number) => Array.from(value.padEnd(width), (letter) => letter.charCodeAt(0));
const uint16 = (value: number) => [(value >> 8) & 255, value & 255];

interface Variable {
	readonly name: string;
	readonly type: 1 | 2;
	readonly length: number;
}

/** A member with its records, rows as bytes. */
function member(name: string, variables: readonly Variable[], rows: readonly number[]): number[] {
	const padded = (bytes: readonly number[]) => [...bytes, ...text("", (80 - (bytes.length % 80)) % 80)];
	let position = 0;
	const described = variables.flatMap(({ name: own, type, length }, i) => {
		const at = position;
		position += length;
		return [
			...uint16(type),
			...uint16(0),
			...uint16(length),
			...uint16(i + 1),
			...text(own, 8),
			...text(`label of ${own}`, 40),
			...text(type === 1 ? "DATE" : "", 8),
			...uint16(type === 1 ? 9 : 0),
			...new Array<number>(6).fill(0),
			...text("", 8),
			...new Array<number>(4).fill(0),
			0,
			0,
			...uint16(at),
			...new Array<number>(52).fill(0),
		];
	});
	return [
		...text("HEADER RECORD*******MEMBER  HEADER RECORD!!!!!!!000000000000000001600000000140", 80),
		...text("HEADER RECORD*******DSCRPTR HEADER RECORD!!!!!!!000000000000000000000000000000", 80),
		...text(`SAS     ${name.padEnd(8)}SASDATA 9.4     LIN X64`, 64),
		...text("16FEB11:22:20:07", 16),
		...text("16FEB11:22:20:07", 32),
		...text("A label", 48),
		...text(
			`HEADER RECORD*******NAMESTR HEADER RECORD!!!!!!!000000${String(variables.length).padStart(4, "0")}00000000000000000000`,
			80,
		),
		...padded(described),
		...text("HEADER RECORD*******OBS     HEADER RECORD!!!!!!!000000000000000000000000000000", 80),
		...padded(rows),
	];
}

function file(...members: readonly number[][]): Uint8Array {
	return Uint8Array.from([
		...text("HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!000000000000000000000000000000", 80),
		...text("SAS     SAS     SASLIB  9.4     LIN X64", 64),
		...text("16FEB11:22:20:07", 16),
		...text("16FEB11:22:20:07", 80),
		...members.flat(),
	]);
}

const read = (bytes: Uint8Array, options = {}) => readXpt(memoryBytes(bytes, "a.xpt"), options);
const women = member(
	"WOMEN",
	[
		{ name: "WEEK", type: 1, length: 3 },
		{ name: "TOWN", type: 2, length: 4 },
	],
	[0x41, 0x10, 0, ...text("Brno", 4), 0, 0, 0, ...text(" b", 4), 0x5a, 0, 0, ...text("", 4)],
);
const letters = member("LETTERS", [{ name: "L", type: 2, length: 1 }], text("ab c", 4));

describe("readXpt", () => {
	it("reads columns with label, format, length, values and missing codes", async () => {
		const table = await read(file(women));
		expect(table).toMatchObject({
			name: "WOMEN",
			label: "A label",
			nRows: 3,
			created: "2011-02-16T22:20:07",
			version: 5,
			sasVersion: "9.4",
			members: ["WOMEN"],
			warnings: [],
		});
		const [week, town] = table.columns;
		expect(week).toMatchObject({ name: "WEEK", label: "label of WEEK", type: "number", format: "DATE9.", length: 3 });
		expect([...(week?.values ?? [])]).toEqual([1, 0, Number.NaN]);
		expect(week).toMatchObject({ missingCodes: Uint8Array.of(0, 0, 90) });
		expect(town?.values).toEqual(["Brno", " b", ""]);
	});

	it("takes the member that is named, and asks for a name where there are several", async () => {
		const both = file(women, letters);
		await expect(read(both)).rejects.toThrow(/member must name one of the 2 data sets of a.xpt.*WOMEN, LETTERS/);
		await expect(read(both, { member: "MEN" })).rejects.toThrow(/got "MEN"/);
		expect((await read(both, { member: "WOMEN" })).nRows).toBe(3);
		expect((await read(both, { member: "LETTERS", columns: ["L"] })).nRows).toBe(4);
		await expect(read(both, { member: "LETTERS", columns: ["M"] })).rejects.toThrow(/columns must name columns/);
	});

	it("takes blanks that fill the last record for no rows, and says where it cannot know", async () => {
		const { nRows, warnings, columns } = await read(file(letters));
		expect(nRows).toBe(4);
		expect(columns[0]?.values).toEqual(["a", "b", "", "c"]);
		expect(warnings.map(({ code }) => code)).toEqual(["blank-rows"]);
	});

	it("decodes texts, of whose encoding the file says nothing", async () => {
		const bytes = file(member("T", [{ name: "T", type: 2, length: 4 }], [0x63, 0x61, 0x66, 0xe9]));
		const { columns, warnings } = await read(bytes);
		expect(columns[0]?.values).toEqual(["café"]);
		expect(warnings.map(({ code }) => code)).toContain("encoding");
		await expect(read(bytes, { encoding: "utf-8" })).rejects.toThrow(
			/texts in utf-8, in column T, row 1; got 63 61 66 e9/,
		);
		await expect(read(bytes, { encoding: "ebcdic" })).rejects.toThrow(/encoding must be a label/);
	});

	it("refuses what is cut, and claims that the file cannot hold", async () => {
		const whole = file(women);
		await expect(read(new Uint8Array())).rejects.toThrow(/an empty file/);
		for (let end = 1; end < whole.length - 80; end += 7) {
			await expect(read(whole.subarray(0, end))).rejects.toThrow(/readXpt: a\.xpt must/);
		}
		expect((await read(whole.subarray(0, whole.length - 62))).warnings.map(({ code }) => code)).toContain("cut-short");
		const claim = whole.slice();
		claim.set(text("9999", 4), 240 + 320 + 54);
		await expect(read(claim)).rejects.toThrow(/9999 variables/);
		await expect(read(Uint8Array.from(text("**COMPRESSED** **COMPRESSED**", 80)))).rejects.toThrow(/PROC CPORT/);
	});
});
