import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { memoryBytes } from "@quickening/io/bytes";
import { type EdfRecording, readEdf } from "@quickening/io/edf";
import { describe, expect, it } from "vitest";
import { readPeerOutput } from "../peer-case.ts";

interface Given {
	readonly name: string;
	readonly bytes: string;
	readonly start: string;
	readonly labels: string[];
	readonly dimensions: string[];
	readonly rates: number[];
	readonly physical: number[][];
	readonly annotations: [number, number | null, string][];
}

const given = readPeerOutput("pyedflib/files.json.gz") as Given[];
const units: Readonly<Record<string, string>> = { degC: "Cel" };

async function signalsOf(recording: EdfRecording): Promise<number[][]> {
	const samples = recording.signals.map((): number[] => []);
	for await (const block of recording.blocks())
		for (const [i, one] of block.samples.entries()) for (const value of one) samples[i]!.push(value);
	return samples;
}

describe("readEdf beside pyEDFlib 0.1.42 and edfio 0.4.18", () => {
	it.each(given.map((file) => [file.name, file] as const))("reads %s to the same bits", async (name, file) => {
		const recording = await readEdf(memoryBytes(new Uint8Array(Buffer.from(file.bytes, "base64")), name));
		expect(await signalsOf(recording)).toEqual(file.physical);
		expect(recording.warnings).toEqual([]);
		expect(recording.signals.map(({ name }) => name)).toEqual(file.labels);
		expect(recording.signals.map(({ unit }) => unit)).toEqual(file.dimensions.map((unit) => units[unit] ?? unit));
		expect(recording.signals.map(({ samplingRateHz }) => samplingRateHz)).toEqual(file.rates);
		expect(recording.start.localTime.padEnd(26, "0")).toBe(file.start);
		const notes = recording.annotations.map(({ onsetSeconds, durationSeconds, text }) => [
			onsetSeconds,
			durationSeconds,
			text,
		]);
		expect(notes).toEqual(file.annotations);
	});
});

const folder = fileURLToPath(new URL("../../../data/importer-samples/raw/pyedflib/tests/data/", import.meta.url));
const isHere = existsSync(`${folder}test_generator.edf`);
const sha256 = (signals: readonly (readonly number[])[]) => {
	const hash = createHash("sha256");
	for (const signal of signals) hash.update(new Uint8Array(Float64Array.from(signal).buffer));
	return hash.digest("hex").slice(0, 16);
};

describe.skipIf(!isHere)(
	`pyEDFlib's own test files${isHere ? "" : " (skipped: data/importer-samples is not here; quickening data get importer-samples)"}`,
	() => {
		// Hashes of what pyEDFlib 0.1.42 reads: physical values as 64-bit floating point, one signal after another.
		it.each(hashes())("%s has the bits that pyEDFlib reads", async (file, hash, nAnnotations) => {
			const recording = await readEdf(memoryBytes(readFileSync(`${folder}${file}`), file));
			expect(sha256(await signalsOf(recording))).toBe(hash);
			expect(recording.annotations.length).toBe(nAnnotations);
			// The oldest of them has a signal of annotations and does not say that it is EDF+.
			expect(recording.warnings.map(({ code }) => code)).toEqual(file === "test_legacy.edf" ? ["plus"] : []);
		});
	},
);

function hashes(): [file: string, hash: string, nAnnotations: number][] {
	return [
		["test_generator.bdf", "1c7264aaa77c09c6", 0],
		["test_generator.edf", "8fa1de45fbecb920", 2],
		["test_generator_datarec_generator_0_5.bdf", "b75b931e0684510e", 0],
		["test_generator_datarec_generator_2.bdf", "06e82725406b5034", 0],
		["test_legacy.edf", "5ffcd271cef1b41c", 0],
		["test_subsecond.edf", "84217377afa3ed3d", 4],
		["test_utf8.edf", "84217377afa3ed3d", 5],
	];
}
