import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readWfdb, readWfdbAnnotations, wfdbBeatSymbols } from "@quickening/io";
import { describe, expect, it } from "vitest";
import { readPeerOutput } from "../peer-case.ts";

interface Given {
	readonly records: {
		readonly header: string;
		readonly files: Record<string, string>;
		readonly physical: (number | null)[][];
	}[];
	readonly annotations: {
		readonly bytes: string;
		readonly samples: number[];
		readonly symbols: string[];
		readonly notes: string[];
		readonly channels: number[];
		readonly subtypes: number[];
	};
}

const given = readPeerOutput("wfdb/records.json.gz") as Given;
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, "base64"));

describe("readWfdb beside wfdb 4.3.1", () => {
	it.each(
		given.records.map((record) => [record.header.split("\n")[1].split(" ").slice(0, 2).join(" "), record] as const),
	)("reads %s to the same bits", (_, { header, files, physical }) => {
		const bytes = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, bytesOf(text)]));
		const record = readWfdb({ header, files: bytes });
		expect(record.warnings).toEqual([]);
		expect(
			record.signals.map(({ samples }) => Array.from(samples, (value) => (Number.isNaN(value) ? null : value))),
		).toEqual(physical);
	});

	it("reads the same marks", () => {
		const { bytes, ...expected } = given.annotations;
		const marks = readWfdbAnnotations(bytesOf(bytes), { samplingRateHz: 360 });
		expect({
			samples: Array.from(marks.samples),
			symbols: marks.symbols,
			notes: marks.notes,
			channels: Array.from(marks.channels),
			subtypes: Array.from(marks.subtypes),
		}).toEqual(expected);
		expect(marks.timesSeconds[1]).toBe(370 / 360);
	});
});

const samples = fileURLToPath(new URL("../../../data/importer-samples/raw/wfdb-sample-data/", import.meta.url));
const here = existsSync(`${samples}100.dat`);

describe.skipIf(!here)(
	`record 100 of MIT-BIH${here ? "" : " (skipped: data/importer-samples is not here; quickening data get importer-samples)"}`,
	() => {
		it("has 650,000 samples that add up to the header's checksums, and 2,273 beats", () => {
			const record = readWfdb({
				header: readFileSync(`${samples}100.hea`, "utf8"),
				files: { "100.dat": new Uint8Array(readFileSync(`${samples}100.dat`)) },
			});
			expect(record.signals.map(({ name, samples: { length } }) => [name, length])).toEqual([
				["MLII", 650_000],
				["V5", 650_000],
			]);
			expect(record.warnings).toEqual([]);
			const marks = readWfdbAnnotations(new Uint8Array(readFileSync(`${samples}100.atr`)), { samplingRateHz: 360 });
			expect(marks.symbols.filter((symbol) => wfdbBeatSymbols.has(symbol))).toHaveLength(2273);
		});
	},
);
