import { describe, expect, it } from "vitest";
import { readWfdb } from "./read-wfdb.ts";
import { readWfdbAnnotations } from "./read-wfdb-annotations.ts";
import { readWfdbHeader } from "./read-wfdb-header.ts";

const header =
	"r 2 360 3 12:30:15 05/02/1989\nr.dat 16 200(10)/mV 12 0 1 6 0 MLII\nr.dat 16x2 100/NU 12 0 1 0 0 resp belt\n# a comment\n";
/** Three frames of one and two samples: 10, 210, missing; 0 to 500 by hundreds. */
const digital = Int16Array.of(10, 0, 100, 210, 200, 300, -32_768, 400, 500);
const bytes = new Uint8Array(digital.buffer);

describe("readWfdb", () => {
	it("reads units, rates, missing samples, times and comments", () => {
		const record = readWfdb({ header, files: { "r.dat": bytes } });
		expect(record.startTime).toBe("12:30:15");
		expect(record.startDate).toBe("05/02/1989");
		expect(record.comments).toEqual(["a comment"]);
		expect(record.signals.map(({ name, unit, samplingRateHz }) => [name, unit, samplingRateHz])).toEqual([
			["MLII", "mV", 360],
			["resp belt", "NU", 720],
		]);
		expect(Array.from(record.signals[0].samples)).toEqual([0, 1, Number.NaN]);
		expect(Array.from(record.signals[1].samples)).toEqual([0, 1, 2, 3, 4, 5]);
		expect(record.warnings.map(({ code }) => code)).toEqual(["checksum", "checksum"]);
	});
	it.each([
		["a missing file", header, {}, "readWfdb: r needs the file r.dat; got none. Pass its bytes in files."],
		[
			"a truncated file",
			header,
			{ "r.dat": bytes.subarray(0, 11) },
			"readWfdb: r.dat must hold 3 samples of each signal; got 1. The file is probably cut short: fetch it again.",
		],
		[
			"FLAC",
			header.replaceAll(" 16", " 516"),
			{ "r.dat": bytes },
			"readWfdb: r.dat must be in a format that is read here",
		],
		[
			"several segments",
			"r/2 1 360 6\na 3\nb 3\n",
			{},
			"readWfdb: r must be a record of one segment; got 2 segments. Read each segment by its own header.",
		],
		["an empty header", "", {}, "readWfdb: the header must begin with a record name and a number of signals"],
		[
			"a hostile number of signals",
			"r 999999999 360 10\n",
			{},
			"must begin with a record name and a number of signals",
		],
		[
			"a hostile number of samples",
			header.replace("360 3", "360 9007199254740000"),
			{ "r.dat": bytes },
			"readWfdb: r.dat must hold 9007199254740000 samples of each signal; got 3",
		],
		["no rate", "r 1 0 10\nr.dat 16\n", {}, "readWfdb: the header must give a sampling rate above 0 Hz"],
		[
			"a header cut short",
			"r 2 360 3\nr.dat 16\n",
			{},
			"readWfdb: the header says 2 signals but describes fewer; got 1",
		],
		[
			"a line without a format",
			"r 1 360 3\nr.dat\n",
			{},
			"readWfdb: the header must give a storage format for each signal",
		],
	])("refuses %s, and says what to do", (_, text, files, message) => {
		expect(() => readWfdb({ header: text, files: files as Record<string, Uint8Array> })).toThrow(message);
	});
	it("takes the length from the file when the header leaves it open", () => {
		const record = readWfdb({ header: header.replace(/360 3.*/, "360"), files: { "r.dat": bytes } });
		expect(record.signals[0].samples.length).toBe(3);
	});
	it("reads segments' names and lengths", () => {
		expect(readWfdbHeader("r/2 1 360 6\na 3\n~ 3\n").segments).toEqual([
			{ recordName: "a", frames: 3 },
			{ recordName: "~", frames: 3 },
		]);
	});
});

describe("readWfdbAnnotations", () => {
	it("refuses a file that ends within a mark, and manages an empty one", () => {
		expect(readWfdbAnnotations(new Uint8Array(0), { samplingRateHz: 360 }).symbols).toEqual([]);
		const long = Uint8Array.of(0, 59 << 2, 1);
		expect(() => readWfdbAnnotations(long, { samplingRateHz: 360, file: "a.atr" })).toThrow(
			"readWfdb: a.atr must not end within a mark; got 3 bytes",
		);
		const note = Uint8Array.of(5, 1 << 2, 9, 63 << 2, 65);
		expect(() => readWfdbAnnotations(note, { samplingRateHz: 360 })).toThrow("must not end within a note");
	});
});
