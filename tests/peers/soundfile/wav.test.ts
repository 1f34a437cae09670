import { readWav } from "@quickening/io";
import { describe, expect, it } from "vitest";
import { readPeerOutput } from "../peer-case.ts";

interface Given {
	readonly name: string;
	readonly bytes: string;
	readonly samplingRateHz: number;
	readonly soundfile: readonly (readonly number[])[];
	readonly scipy: readonly (readonly number[])[];
}

const given = readPeerOutput("soundfile/wav.json.gz") as readonly Given[];

describe("readWav beside soundfile 0.14.0 and SciPy 1.17.1", () => {
	it("has every encoding", () => expect(given).toHaveLength(36));
	it.each(given.map((one) => [one.name, one] as const))("reads %s to the same bits", (_, one) => {
		const { channels, samplingRateHz, warnings } = readWav(new Uint8Array(Buffer.from(one.bytes, "base64")));
		expect(warnings).toEqual([]);
		expect(samplingRateHz).toBe(one.samplingRateHz);
		expect(channels.map((samples) => Array.from(samples))).toEqual(one.soundfile);
		expect(channels.map((samples) => Array.from(samples))).toEqual(one.scipy);
	});
});
