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
		expect(record.warnings.map(({ code }) => code)).toEqual(["checksum", "initial-value", "checksum", "initial-value"]);
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
		[
			"an empty header",
			"",
			{},
			"readWfdb: the header, line 1, byte 0, must begin with a record name and a number of signals",
		],
		[
			"a hostile number of signals",
			"r 999999999 360 10\n",
			{},
			'readWfdb: the header, line 1, byte 2, must give the number of signals as a whole number from 0 to 1024; got "999999999"',
		],
		[
			"a hostile number of samples",
			header.replace("360 3", "360 9007199254740000"),
			{ "r.dat": bytes },
			"readWfdb: r.dat must hold 9007199254740000 samples of each signal; got 3",
		],
		[
			"no rate",
			"r 1 0 10\nr.dat 16\n",
			{},
			"the header, line 1, byte 4, must give a sampling rate above 0 Hz, to 1,000,000 Hz",
		],
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
			"the header, line 2, byte 10, must give a storage format for each signal",
		],
	])("refuses %s, and says what to do", (_, text, files, message) => {
		expect(() => readWfdb({ header: text, files: files as Record<string, Uint8Array> })).toThrow(message);
	});
	it.each([
		[
			"a gain that is no number",
			["200(10)", "2OO(10)"],
			'line 2, byte 39, must give a gain as 200, 200/mV or 200(1024)/mV; got "2OO(10)/mV"',
		],
		["a gain beyond use", ["200(10)", "1e300(10)"], "must give a gain of 1e-20 to 100000000000000000000 digital units"],
		["a format that there is not", ["r.dat 16 ", "r.dat 17 "], "must give one of WFDB's storage formats"],
		["no samples in a frame", ["16x2", "16x0"], "must give the samples per frame as a whole number from 1"],
		[
			"a checksum beyond 16 bits",
			[" 1 6 0 ", " 1 65536 0 "],
			"must give the checksum as a whole number from -32768 to 65535",
		],
		["a number of samples that is none", ["360 3 ", "360 3.5 "], "must give the number of samples as a whole number"],
		["a time that is none", ["12:30:15", "12:61:15"], "line 1, byte 10, must give the time of its start as HH:MM:SS"],
		["a date that is none", ["05/02/1989", "31/02/1989"], "must give the date of its start as DD/MM/YYYY"],
		["a seventh field", ["05/02/1989", "05/02/1989 1"], "must have at most 6 fields in its first line"],
		["more signals than it says", ["r 2 ", "r 1 "], "must end after the 1 signals that the first line says"],
		["one file in two formats", ["16x2", "24x2"], "must have the signals of r.dat in one format and at one offset"],
		["one file at two offsets", ["16x2", "16x2+4"], "must have the signals of r.dat in one format and at one offset"],
		["a skew beyond the record", ["16x2", "16x2:3"], "must have a skew below the 3 samples of r.dat; got 3"],
		["a carriage return within a line", ["resp belt", "resp\rbelt"], 'must be plain text; got "\\r"'],
		["a zero byte", ["MLII", "ML\0I"], "line 2, byte 63, must be plain text"],
	])("refuses %s, and names line and byte", (_, [from, to], message) => {
		const damaged = header.replace(from!, to!);
		expect(damaged).not.toBe(header);
		expect(() => readWfdb({ header: damaged, files: { "r.dat": bytes } })).toThrow(message);
	});
	it("refuses signals of one file that another stands between", () => {
		const text = "r 3 360 1\na.dat 16 200\nb.dat 16 200\na.dat 16 200\n";
		expect(() => readWfdb({ header: text, files: { "a.dat": bytes, "b.dat": bytes } })).toThrow(
			"must have the signals of a.dat one after another; got another file between signals 1 and 3",
		);
	});
	const sound = header.replace("1 6 0", "10 -32548 0").replace("1 0 0 resp", "0 1500 0 resp");
	it.each([
		["nothing", sound, []],
		["carriage returns at the ends", sound.replaceAll("\n", "\r\n"), []],
		["a last line without its end", sound.slice(0, -1), ["cut-short"]],
		["a comment that is no text", sound.replace("comment", "comm\ufffdnt"), ["not-text"]],
		["another record's file", sound.replace("r 2", "s 2"), ["record-name"]],
		["no gain", sound.replace("200(10)/mV", "0(10)/mV"), ["uncalibrated"]],
		["more bits than are stored", sound.replace("/mV 12", "/mV 17"), ["resolution"]],
		["a zero beyond the converter", sound.replace("/mV 12 0", "/mV 12 4097"), ["adc-zero"]],
		["a line that is shorter than the other", sound.replace(" 0 0 1500 0 resp belt", ""), ["no-checksum"]],
		["one name twice", sound.replace("resp belt", "MLII"), ["same-name"]],
		["another first sample", sound.replace("10 -32548", "11 -32548"), ["initial-value"]],
		["another sum", sound.replace("1500", "1501"), ["checksum"]],
	])("warns of %s", (_, text, warnings) => {
		const record = readWfdb({ header: text, file: "r.hea", files: { "r.dat": bytes } });
		expect(record.warnings.map(({ code }) => code)).toEqual(warnings);
	});
	it("warns of bytes after the samples, and leaves them out", () => {
		const record = readWfdb({ header: sound, files: { "r.dat": Uint8Array.of(...bytes, 1, 2, 3) } });
		expect(record.warnings).toEqual([
			{ code: "extra-bytes", message: "r.dat: 3 bytes follow the 3 samples of the header; they are left out." },
		]);
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
	const read = (...content: number[]) =>
		readWfdbAnnotations(Uint8Array.from(content), { samplingRateHz: 360, file: "a.atr" });
	const normal = 1 << 2;
	it("reads a file that has its end and nothing else", () => {
		expect(read(0, 0)).toEqual({
			samples: new Float64Array(0),
			timesSeconds: new Float64Array(0),
			symbols: [],
			notes: [],
			subtypes: new Int8Array(0),
			channels: new Uint8Array(0),
			warnings: [],
		});
	});
	it.each([
		["no bytes", [], "a.atr must not end before its last word, which is 0; got 0 bytes"],
		["no end", [5, normal], "a.atr must not end before its last word, which is 0; got 2 bytes"],
		["a step that is cut", [0, 59 << 2, 1], "a.atr must not end within a step; got 3 bytes"],
		["a note that is cut", [5, normal, 9, 63 << 2, 65], "a.atr must not end within a note"],
		[
			"marks after the end",
			[5, normal, 0, 0, 5, normal, 0, 0],
			"byte 2, must hold its last word, which is 0, at its end; got 4 more bytes",
		],
		[
			"a step back",
			[5, normal, 0, 59 << 2, 255, 255, 254, 255, 0, normal, 0, 0],
			"byte 8, must have its marks in order of time; got sample 3 after 5",
		],
		[
			"a time below 0",
			[0, 59 << 2, 255, 255, 0, 255, 0, normal, 0, 0],
			"byte 6, must have marks from the record's start on; got sample -256",
		],
		[
			"a step to nowhere",
			[5, normal, 0, 59 << 2, 0, 0, 1, 0, 0, 0],
			"byte 2, must have a mark after a step; got the end",
		],
		[
			"a note without a mark",
			[1, 63 << 2, 65, 0, 0, 0],
			"byte 0, must begin with a mark; got what belongs to one (code 63)",
		],
		[
			"two notes beside one mark",
			[5, normal, 1, 63 << 2, 65, 0, 1, 63 << 2, 66, 0, 0, 0],
			"byte 6, must give code 63 once for a mark",
		],
		["a code that is none", [5, 55 << 2, 0, 0], "byte 0, must hold a mark with a code of 0 to 49; got 55"],
		["code 0 later on", [5, normal, 1, 0, 0, 0], "byte 2, must hold a mark with a code of WFDB's; got 0"],
		["a channel of 10 bits", [5, normal, 0, (62 << 2) | 1, 0, 0], "byte 2, must give a number of 8 bits; got 256"],
	])("refuses %s, and names the byte", (_, content, message) => {
		expect(() => read(...content)).toThrow(message);
	});
	const note = (text: string) => [
		text.length,
		63 << 2,
		...new TextEncoder().encode(text),
		...(text.length % 2 ? [0] : []),
	];
	const aboutTheFile = (text: string) => [0, 22 << 2, ...note(text)];
	it("refuses to read times at another rate than they were written at", () => {
		expect(() => read(...aboutTheFile("## time resolution: 250"), 5, normal, 0, 0)).toThrow(
			"must be read at its own 250 ticks a second; got 360 Hz. Its times are in ticks of 1/250 s: give that as samplingRateHz.",
		);
	});
	it("takes the codes that a file defines, and warns of those that it does not", () => {
		const heading = "## annotation type definitions";
		const defined = [heading, "42 a alpha", "## end of definitions", "43 b beta"].flatMap(aboutTheFile);
		const { symbols, warnings } = read(...defined, 5, 42 << 2, 5, 43 << 2, 5, 44 << 2, 5, 15 << 2, 0, 0);
		expect(symbols).toEqual(["a", "b", "[44]", "[15]"]);
		expect(warnings.map(({ code, message }) => [code, message.slice(-25)])).toEqual([
			["undefined-code", "44, 15; they are no beats here.".slice(-25)],
		]);
	});
	it("warns of marks after the record's end, and of notes that are no text", () => {
		const content = Uint8Array.of(5, normal, ...note("a\u0001"), 5, normal, 0, 0);
		const { warnings } = readWfdbAnnotations(content, { samplingRateHz: 360, frames: 10 });
		expect(warnings.map(({ code }) => code)).toEqual(["after-end", "not-text"]);
	});
});
