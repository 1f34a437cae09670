import { isInvalidInput, seededRandom, type Warning } from "@quickening/core";
import { describe, expect, it } from "vitest";
import { memoryBytes } from "../bytes/index.ts";
import {
	dateOrders,
	isMissingWord,
	readClock,
	readDate,
	readNumber,
	separatorOf,
	splitCells,
	type TextOptions,
	textPieces,
} from "./index.ts";

async function linesOf(bytes: Uint8Array, options: Partial<TextOptions> = {}) {
	const lines: string[] = [];
	const bytesOf: number[] = [];
	for await (const piece of textPieces(memoryBytes(bytes, "a.txt"), { reader: "readText", ...options })) {
		expect(piece.firstLine).toBe(lines.length + 1);
		lines.push(...piece.lines);
		bytesOf.push(...piece.lines.map((_, i) => piece.byteOf(i)));
	}
	return { lines, bytesOf };
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, bigEnd: boolean) =>
	Uint8Array.from(
		[...text].flatMap((each) => {
			const code = each.charCodeAt(0);
			return bigEnd ? [code >> 8, code & 255] : [code & 255, code >> 8];
		}),
	);

describe("textPieces", () => {
	it("reads the same lines of every encoding, line end and size of piece, and knows where each begins", async () => {
		const lines = ["Aktivität;1", "", "zweite", "Ende ohne Zeilenende"];
		for (const end of ["\n", "\r\n", "\r"]) {
			const text = lines.join(end);
			const files: [Uint8Array, number, number][] = [
				[utf8(text), 0, 1],
				[utf8(`\ufeff${text}`), 3, 1],
				[utf16(`\ufeff${text}`, false), 2, 2],
				[utf16(`\ufeff${text}`, true), 2, 2],
				[utf16(text, false), 0, 2],
				[utf16(text, true), 0, 2],
			];
			for (const [bytes, mark, width] of files) {
				for (const pieceBytes of [1, 2, 3, 7, 1000]) {
					const found = await linesOf(bytes, { pieceBytes });
					expect(found.lines).toEqual(lines);
					const second = lines[0]!.length * width + end.length * width + (width === 1 ? 1 : 0);
					expect(found.bytesOf.slice(0, 2)).toEqual([mark, mark + second]);
				}
			}
		}
	});

	it("splits what it is given as one split would", async () => {
		const random = seededRandom("text");
		for (let n = 0; n < 200; n++) {
			const text = `${Array.from({ length: 40 }, () => "ab\n\r\n"[Math.floor(random() * 5)]).join("")}z`;
			const { lines } = await linesOf(utf8(text), { pieceBytes: 1 + Math.floor(random() * 9) });
			expect(lines).toEqual(text.split(/\r\n|\n|\r/));
		}
	});

	it("takes what is no UTF-8 as Windows-1252 and says so", async () => {
		const warnings: Warning[] = [];
		expect((await linesOf(Uint8Array.of(0x4d, 0xe4, 0x72, 0x7a), { warnings })).lines).toEqual(["März"]);
		expect(warnings.map(({ code }) => code)).toEqual(["not-utf-8"]);
	});

	it("refuses an empty file and a file without lines", async () => {
		await expect(linesOf(new Uint8Array(0))).rejects.toThrow('readText: a.txt must have content; got "an empty file"');
		await expect(linesOf(new Uint8Array(4000).fill(65), { pieceBytes: 100, longestLineBytes: 1000 })).rejects.toSatisfy(
			isInvalidInput,
		);
	});
});

describe("cells and numbers", () => {
	it("splits at separators outside quotes", () => {
		expect(splitCells('1, "184,13" ,"a ""b""",', ",")).toEqual(["1", "184,13", 'a "b"', ""]);
		expect(splitCells('a;"open', ";")).toBeNull();
		expect(separatorOf('"a,b";"c";d')).toBe(";");
		expect(separatorOf("a\tb")).toBe("\t");
	});

	it("reads decimal points and commas, and nothing that is half a number", () => {
		expect(readNumber("2,35E+02", ",")).toBe(235);
		expect(readNumber("-.5")).toBe(-0.5);
		for (const text of ["", "1,5", "1.2.3", "0x10", "1e9999", "12 ", "Infinity", "١"]) {
			expect(readNumber(text)).toBeUndefined();
		}
		expect(readNumber("1.234,5", ",")).toBeUndefined();
		expect(["NaN", "NAN", "kZ", ""].every(isMissingWord)).toBe(true);
		expect(isMissingWord("0")).toBe(false);
	});
});

describe("dates and times", () => {
	it("settles the order only where the numbers do", () => {
		expect(dateOrders("04/07/2015")).toEqual(["day-first", "month-first"]);
		expect(dateOrders("23/11/2019")).toEqual(["day-first"]);
		expect(dateOrders("11-23-2019")).toEqual(["month-first"]);
		expect(dateOrders("19.09.2019")).toEqual(["day-first"]);
		expect(dateOrders("2000/1/27")).toEqual(["year-first"]);
		expect(dateOrders("30/02/2015")).toEqual([]);
		expect(dateOrders("01-Oct-2009")).toEqual(["day-first", "month-first"]);
	});

	it("reads days, also those of leap years and of months by name", () => {
		expect(readDate("01/01/1970", "day-first")).toBe(0);
		expect(readDate("29/02/2016", "day-first")).toBe(16_860);
		expect(readDate("29/02/2015", "day-first")).toBeUndefined();
		expect(readDate("13-May-21", "day-first")).toBe(readDate("2021-05-13", "year-first"));
		for (const march of ["Mar", "März", "mars", "maart", "mrt", "Mrz", "marzo", "março", "maaliskuu", "marzec"]) {
			expect(readDate(`05 ${march} 2010`, "day-first"), march).toBe(14_673);
		}
		expect(readDate("05 marraskuu 2010", "day-first")).toBe(readDate("Nov 5, 2010", "month-first"));
		expect(readDate("05 Fog 2010", "day-first")).toBeUndefined();
	});

	it("reads clocks of 12 and 24 hours", () => {
		expect(readClock("7:05")).toBe(25_500);
		expect(readClock("09:38:00 AM")).toBe(34_680);
		expect(readClock("12:00 am")).toBe(0);
		expect(readClock("12:30 p.m.")).toBe(45_000);
		expect(readClock("00:00:00.250")).toBe(0.25);
		for (const text of ["24:00", "12:60", "13:00 PM", "1200", ""]) expect(readClock(text)).toBeUndefined();
	});
});
