import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readBirths } from "./clinical.ts";
import { readRecording } from "./recordings.ts";

const folder = mkdtempSync(join(tmpdir(), "quickening-readers-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a recording's file and returns its path. */
function recordingFile(content: string): string {
	const path = join(folder, `${Math.random()}.csv`);
	writeFileSync(path, content);
	return path;
}

describe("readRecording", () => {
	it("reads the decimals exactly, with either line ending and without a last one", () => {
		for (const end of ["\n", "\r\n"]) {
			const { fhrBpm, uterineActivity } = readRecording(
				recordingFile(["seconds,FHR,UC", "0,150.5,7.0", "1,151.25,8.5", "2,0,127.5"].join(end)),
			);
			expect([...fhrBpm]).toEqual([150.5, 151.25, 0]);
			expect([...uterineActivity]).toEqual([7, 8.5, 127.5]);
		}
	});

	it.each([
		["another heading", "time,FHR,UC\n0,1,1\n", 'the heading must be "seconds,FHR,UC"; got "time,FHR,UC"'],
		["a sample left out", "seconds,FHR,UC\n0,140,1\n2,140,1\n", "line 3: sample number 1 was expected; got 2"],
		["a line cut short", "seconds,FHR,UC\n0,140,1\n1,14", "line 3: three decimals were expected"],
		["a word for a number", "seconds,FHR,UC\n0,NaN,1\n", "line 2: three decimals were expected"],
		["a fourth cell", "seconds,FHR,UC\n0,140,1,9\n", "line 2: three decimals were expected"],
		["no samples", "seconds,FHR,UC\n", "holds no samples"],
		["an empty file", "", 'the heading must be "seconds,FHR,UC"; got ""'],
	])("refuses %s, naming file and line", (_, content, message) => {
		const path = recordingFile(content);
		expect(() => readRecording(path)).toThrow(message);
		expect(() => readRecording(path)).toThrow(path);
	});
});

describe("readBirths", () => {
	const header = "ID,pH,BDecf,Apgar1,Apgar5,Gest. weeks,Weight(g),Sex,Age,Parity,Deliv. type,I.stage";

	it("reads a birth in standard words, an empty cell as NaN", () => {
		const [birth] = readBirths(`${header}\n1001,7.03,,6,8,39,2660,2,32,0,2,393425\n`);
		expect(birth).toMatchObject({
			recordingId: "1001",
			umbilicalPh: 7.03,
			caesarean: true,
			sexCode: 2,
			firstStageMinutes: 393425,
		});
		expect(birth?.baseDeficitMmolPerL).toBeNaN();
	});

	it.each([
		["a missing column", `${header.replace(",Sex", "")}\n`, "column Sex is missing"],
		["a word", `${header}\n1001,low,1,6,8,39,2660,2,32,0,1,100\n`, 'line 2: pH must be a number; got "low"'],
		[
			"an unknown code",
			`${header}\n1001,7.1,1,6,8,39,2660,2,32,0,3,100\n`,
			"line 2: Deliv. type has the unknown code 3",
		],
		["a short line", `${header}\n1001,7.1\n`, "line 2: 12 cells were expected, 2 found"],
	])("refuses %s", (_, csv, message) => {
		expect(() => readBirths(csv)).toThrow(message);
	});
});
