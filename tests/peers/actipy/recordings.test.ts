import { memoryBytes } from "@quickening/io/bytes";
import { readCwa } from "@quickening/io/cwa";
import { readGeneactiv } from "@quickening/io/geneactiv";
import { describe, expect, it } from "vitest";
import { readPeerOutput } from "../peer-case.ts";

interface Given {
	readonly name: string;
	readonly bytes: string;
	readonly start: string;
	readonly serialNumber: string;
	readonly errors: number;
	readonly axes: number[][];
	readonly temperature: number[];
}

const given = readPeerOutput("actipy/recordings.json.gz") as Given[];

describe("readCwa and readGeneactiv beside actipy 3.8.3", () => {
	it.each(given.map((file) => [file.name, file] as const))(
		"read %s to the same bits of single precision",
		async (name, file) => {
			const source = memoryBytes(new Uint8Array(Buffer.from(file.bytes, "base64")), name);
			const recording = await (name.endsWith(".cwa") ? readCwa(source) : readGeneactiv(source));
			const axes: number[][] = [[], [], []];
			for await (const { samples } of recording.blocks()) {
				for (const [i, axis] of axes.entries()) for (const value of samples[i]!) axis.push(Math.fround(value));
			}
			expect(file.errors).toBe(0);
			expect(axes).toEqual(file.axes);
			expect(recording.warnings).toEqual([]);
			expect(recording.start.localTime).toBe(file.start);
			expect(recording.device.serialNumber).toBe(file.serialNumber);
			const temperatures = recording.spots.find((one) => one.name === "temperature")!.values;
			const theirs = [...new Set(file.temperature)];
			// actipy has the first devices' formula for CWA, (150 raw - 20500) / 1000; Open Movement's is 75 raw / 256 - 50.
			const ours = [...temperatures].map((value) =>
				Math.fround(name.endsWith(".cwa") ? (150 * ((value + 50) * 256)) / 75 / 1000 - 20.5 : value),
			);
			expect(ours.length).toBe(theirs.length);
			for (const [i, value] of ours.entries()) expect(value).toBeCloseTo(theirs[i]!, 5);
		},
	);
});
