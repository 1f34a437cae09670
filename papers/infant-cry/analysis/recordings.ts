import { readdirSync, readFileSync } from "node:fs";
import { InvalidInputError } from "@quickening/core";
import { readWav } from "@quickening/io";
import { type RecordingName, recordingName } from "./file-name.ts";

/** A recording with what its name says. */
export interface Recording extends RecordingName {
	/** 1 for hungry, 0 for every other reason. */
	readonly hungry: 0 | 1;
	readonly samplingRateHz: number;
	/** Fractions of full scale, all recordings equally long. */
	readonly samples: Float64Array;
}

/** The corpus's folder of a reason, and files in it, sorted by name. */
export function readRecordings(folder: string, cutSeconds: number): Recording[] {
	const files = readdirSync(folder, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.flatMap(({ name }) =>
			readdirSync(`${folder}/${name}`).map((file) => ({ file, path: `${folder}/${name}/${file}` })),
		)
		.filter(({ file }) => file.endsWith(".wav"))
		.sort((a, b) => (a.file < b.file ? -1 : 1));
	return files.map(({ file, path }) => {
		const name = recordingName(file);
		const { samplingRateHz, channels } = readWav(readFileSync(path), { file });
		const nSamples = Math.round(cutSeconds * samplingRateHz);
		const [samples] = channels;
		if (samples === undefined || samples.length < nSamples) {
			throw new InvalidInputError(
				`readRecordings: ${file} must last ${cutSeconds} s; got ${(samples?.length ?? 0) / samplingRateHz} s. Lower cutSeconds in params.yaml.`,
				{ code: "too-short", argument: "file", received: file },
			);
		}
		return {
			...name,
			hungry: name.reason === "hungry" ? 1 : 0,
			samplingRateHz,
			samples: samples.subarray(0, nSamples),
		};
	});
}
