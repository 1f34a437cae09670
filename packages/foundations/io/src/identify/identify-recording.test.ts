import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import packageFile from "../../package.json" with { type: "json" };
import { memoryBytes } from "../bytes/index.ts";
import { formatDoors } from "./identified-file.ts";
import * as api from "./index.ts";

const { identifyRecording } = api;
const bytesOf = (content: string | readonly number[] | Uint8Array) =>
	typeof content === "string" ? new TextEncoder().encode(content) : Uint8Array.from(content);
const latin = (text: string) => Uint8Array.from([...text].map((each) => each.charCodeAt(0)));
const numbers = (count: number, of: (i: number) => string) => Array.from({ length: count }, (_, i) => of(i)).join("\n");
const zip = (...names: readonly string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8("x")])));

it("exports exactly these names", () => {
	expect(Object.keys(api)).toEqual(["identifyRecording"]);
});

it("names doors that this package has", () => {
	const doors = Object.values(formatDoors).filter((door) => door !== null);
	const has = Object.keys(packageFile.exports).map((door) => `@quickening/io${door.slice(1)}`);
	expect(doors.filter((door) => !has.includes(door))).toEqual([]);
});

const files: readonly (readonly [format: api.RecordingFormat, content: string | Uint8Array, name?: string])[] = [
	["gt3x", zip("info.txt", "log.bin")],
	["gt3x", zip("autorun.inf", "activity.bin")],
	// Cut off in the second file or in the first, so that the directory at the end is missing.
	["gt3x", zip("readme.txt", "log.bin").subarray(0, 85)],
	["gt3x", zip("info.txt", "log.bin").subarray(0, 38)],
	["agdc", zip("log.bin", "info.txt"), "a.agdc"],
	["apple-health", zip("apple_health_export/export.xml")],
	["zip", zip("readme.txt")],
	["xlsx", zip("xl/workbook.xml")],
	[
		"agd",
		`SQLite format 3\u0000${" ".repeat(100)}CREATE TABLE data (x)CREATE TABLE "settings" (x)CREATE TABLE filters (x)`,
	],
	["sqlite", `SQLite format 3\u0000${" ".repeat(100)}CREATE TABLE other (x)`],
	["cwa", latin(`MD\xfc\x03${"\u0000".repeat(60)}`)],
	["geneactiv", "Device Identity\r\nDevice Unique Serial Code:012967\r\n"],
	["genea", "GENEA/1.00\r\nSerial-Number:01275\r\n"],
	["edf", `0       X X X X${" ".repeat(241)}`],
	["bdf", latin(`\xffBIOSEMI${" ".repeat(248)}`)],
	["wav", latin("RIFF\u0010\u0000\u0000\u0000WAVEfmt ")],
	["axivity-wav", latin("RIFF\u0010\u0000\u0000\u0000WAVEfmt \u0000LISTINFOINAMSession: 6\nStart: 2014-01-01")],
	["fit", latin("\u000e\u0010\u0000\u0000\u0000\u0000\u0000\u0000.FIT")],
	["xpt", "HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!"],
	["parmay-matrix", latin(`${"\u0000".repeat(512)}MDTC`)],
	["actigraph-csv", "------------ Data File Created By ActiGraph wGT3XPlus ActiLife v6.10.2\nSerial Number: CLE\n"],
	["actigraph-csv", "timestamp,axis1,axis2\n2012-06-27T10:54:00Z,377,397\n"],
	["actigraph-csv", "Y (axis 1),X (axis 2),Z (axis3)\n1614,1422,1645\n"],
	["actigraph-csv", "Date;Time;Axis1;VM\n6/27/2012;10:54 AM;1465;1500\n"],
	["philips", '\ufeff"Actiware Export File  (Version 05.00 )"\n"Filename:",""\n'],
	["actical", "Actical List Export File  (Version 03.00),,\n"],
	["actiwatch", "one\r\n23-Jan-2018\r\n13:58\r\n 4 \r\n27\r\nV664055\r\nX\r\n0\r\n149 M\r\n"],
	["acttrust", "+----+ Condor Instruments Report +----+\r\n"],
	["daqtometer", "Start: 2000-01-27 19:00:00 GMT\r\nEnd: 2000-01-28 06:59:59 GMT\r\n"],
	["tempatilumi", "N° de Série: 00000\r\n\r\nData; Hora; Evento; Luminosidade; Atividade\r\n"],
	["motionware", '\ufeff<?xml version="1.0" encoding="UTF-8"?><motionfile><log2>'],
	["apple-health", '<?xml version="1.0"?>\n<!DOCTYPE HealthData [\n<HealthData>\n'],
	["gpx", '<?xml version="1.0"?>\n<gpx version="1.1">\n'],
	["cgm", "time,glucose (mg/dL)\n2023-03-08 00:00,100\n"],
	[
		"cgm",
		"Index;Zeitstempel (JJJJ-MM-TTThh:mm:ss);Ereignistyp;Ereignisuntertyp;Patienteninfo;Geräteinfo;Quellgeräte-ID;Glukosewert (mmol/l)\n",
	],
	["rr", numbers(20, (i) => String(800 + i))],
	["rr", numbers(20, (i) => `0,8${i}`)],
	["rr", "Phone timestamp;RR-interval [ms]\n2026-06-01T21:17:07.832;811\n"],
	["rr", Array.from({ length: 40 }, (_, i) => String(600 + i)).join(" ")],
	["wfdb", "100 2 360 650000\n100.dat 212 200 11 1024 995 -22131 0 MLII\n"],
	["wfdb", latin("\u0000\u0001\u0002\u0003"), "100.dat"],
];

describe("identifyRecording", () => {
	it.each(files.map(([format, content, name = "a"]) => ({ format, content, name })))(
		"recognises $format by content",
		async ({ format, content, name }) => {
			const found = await identifyRecording(memoryBytes(bytesOf(content), name));
			expect(found.format).toBe(format);
			expect(found.subpath).toBe(formatDoors[format]);
			expect(found.why).not.toBe("");
		},
	);

	it("reads text in UTF-16 as well", async () => {
		const text = "time,glucose (mg/dL)\n2023-03-08 00:00,100\n";
		const wide = new Uint8Array(new Uint16Array([..."\ufeff", ...text].map((each) => each.charCodeAt(0))).buffer);
		expect((await identifyRecording(memoryBytes(wide, "a"))).format).toBe("cgm");
	});

	it("takes samples of a signal for no intervals", async () => {
		const acceleration = memoryBytes(bytesOf(numbers(50, (i) => (Math.sin(i) * 1.1).toFixed(4))), "a.csv");
		await expect(identifyRecording(acceleration)).rejects.toMatchObject({ code: "unknown-format" });
	});

	it("says of an unknown file what its first bytes are and what is readable", async () => {
		await expect(identifyRecording(memoryBytes(bytesOf([1, 2, 254, 65]), "a.xyz"))).rejects.toThrow(
			/a\.xyz must be of a known format; got .*01 02 fe 41.*Readable are actical, .*gt3x/,
		);
		await expect(identifyRecording(memoryBytes(new Uint8Array(0), "a"))).rejects.toMatchObject({ code: "empty-file" });
	});
});
