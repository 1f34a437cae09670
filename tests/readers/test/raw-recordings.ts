import { type Recording, seededRandom } from "@quickening/core";
import { readAxivityWav } from "@quickening/io/axivity-wav";
import { memoryBytes } from "@quickening/io/bytes";
import { readCwa } from "@quickening/io/cwa";
import { readEdf } from "@quickening/io/edf";
import { readGenea } from "@quickening/io/genea";
import { readGeneactiv } from "@quickening/io/geneactiv";
import { readParmayMatrix } from "@quickening/io/parmay-matrix";
import { encodeAxivityWav } from "../../../packages/foundations/io/test/encode-axivity-wav.ts";
import { encodeCwa } from "../../../packages/foundations/io/test/encode-cwa.ts";
import { encodeEdf, list } from "../../../packages/foundations/io/test/encode-edf.ts";
import { encodeGenea } from "../../../packages/foundations/io/test/encode-genea.ts";
import { encodeGeneactiv } from "../../../packages/foundations/io/test/encode-geneactiv.ts";
import { encodeParmayMatrix } from "../../../packages/foundations/io/test/encode-parmay-matrix.ts";
import type { Attacked, Reading } from "../survey-damage.ts";

const all = (values: ArrayLike<unknown>) => Array.from(values, String).join(" ");
const only =
	(...allowed: readonly string[]) =>
	(parts: readonly string[]) =>
		parts.every((part) => allowed.includes(part));
const random = seededRandom("raw recordings");
const integer = (below: number) => Math.floor(random() * below);
const startMs = Date.UTC(2024, 2, 1, 10);

/** Numbers as text of their bytes, a letter each: far faster than their digits. */
const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array | Uint8Array) =>
	Buffer.from(buffer, byteOffset, byteLength).toString("latin1");

/** Everything of a recording, as text. */
async function contentOf(recording: Recording): Promise<Record<string, string>> {
	const samples = recording.signals.map(() => "");
	const flags = recording.signals.map(() => "");
	for await (const block of recording.blocks()) {
		for (const [i, one] of block.samples.entries()) samples[i] += bytesOf(one);
		for (const [i, one] of block.flags.entries()) flags[i] += bytesOf(one);
	}
	return {
		start: JSON.stringify(recording.start),
		device: JSON.stringify(recording.device),
		promised: String(recording.promisedSeconds),
		signals: JSON.stringify(recording.signals.map(({ name, unit, range }) => [name, unit, range])),
		rates: all(recording.signals.map(({ samplingRateHz }) => samplingRateHz)),
		counts: all(flags.map(({ length }) => length)),
		samples: samples.join("\n"),
		flags: flags.join("\n"),
		spots: recording.spots
			.map(({ name, values, timesSeconds }) => `${name} ${all(values)} ${all(timesSeconds)}`)
			.join("\n"),
	};
}

const cwaFiles = [3, 6].map((nAxes) =>
	encodeCwa({
		nAxes: nAxes as 3 | 6,
		isPacked: nAxes === 3,
		blocks: Array.from({ length: 4 }, (_, k) => ({
			sequence: k,
			startMs: startMs + (nAxes === 3 ? 1000 : 250) * k,
			samples: Array.from({ length: nAxes === 3 ? 100 : 25 }, () =>
				Array.from({ length: nAxes }, () => integer(1000) - 500),
			),
		})),
	}),
);

/** Whether the sum of each block, where it should stand, is right: all that a block says of its content. */
function sumsAreRight(bytes: Uint8Array): boolean {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	for (let at = 1024; at < bytes.length; at += 512) {
		let sum = 0;
		for (let i = at; i < Math.min(at + 512, bytes.length - 1); i += 2) sum += view.getUint16(i, true);
		if (at + 512 > bytes.length || (sum & 0xffff) !== 0) return false;
	}
	return true;
}

const geneactivFile = encodeGeneactiv({
	pages: Array.from({ length: 3 }, (_, k) => ({
		sequence: k,
		startMs: startMs + 3000 * k,
		samples: Array.from(
			{ length: 300 },
			() => [integer(1000), integer(1000), -integer(1000), integer(200), 0] as const,
		),
	})),
});

const edfSignals = [
	{ label: "ECG", dimension: "uV", samplesPerRecord: 24, physical: [-100, 100], digital: [-1000, 1000] },
	{ label: "Temp", dimension: "degC", samplesPerRecord: 3, physical: [0, 500], digital: [0, 500] },
] as const;
const edfFile = (kind: string, onsets: readonly number[], isBdf = false) =>
	encodeEdf({
		signals: edfSignals,
		isBdf,
		kind,
		records: onsets.map((onset, k) => ({
			samples: [Array.from({ length: 24 }, () => integer(1000) - 500), [366, 367, 368 + k]],
			lists: `${list(`+${onset}`, "")}${k === 1 ? list("+1.25\x150.5", "arousal") : ""}`,
		})),
	});
const edfFiles = [
	edfFile("", [0, 1, 2, 3, 4]),
	edfFile("EDF+C", [0, 1, 2, 3, 4]),
	edfFile("EDF+D", [0, 1, 9, 10, 11]),
	edfFile("BDF+C", [0, 1, 2, 3, 4], true),
];

const matrixFile = encodeParmayMatrix(
	Array.from({ length: 3 }, (_, k) => ({
		startSeconds: startMs / 1000 + 10 * k,
		endSeconds: startMs / 1000 + 10 * (k + 1),
		acceleration: Array.from({ length: 125 }, () => [integer(8000), integer(8000), -integer(8000)]),
		temperatures: [[281 + k, 220]],
		heartRates: [[9, 74]],
	})),
);

const geneaFile = encodeGenea({
	startSeconds: startMs / 1000,
	seconds: Array.from({ length: 9 }, () =>
		Array.from({ length: 80 }, () => [integer(2000), integer(2000), -integer(2000)] as const),
	),
});

const wavFile = encodeAxivityWav({
	frames: Array.from({ length: 60 }, () => [integer(8000), integer(8000), -integer(8000), 0]),
});

/** Readers of what devices write sample by sample. */
export const attackedRecordings: readonly Attacked[] = [
	{
		name: "CWA",
		originals: cwaFiles,
		async read(bytes): Promise<Reading> {
			const recording = await readCwa(memoryBytes(bytes, "damaged.cwa"));
			const content = await contentOf(recording);
			return { content: { ...content, sums: String(sumsAreRight(bytes)) }, warnings: recording.warnings.length };
		},
		// The header has no checksum, and the blocks' sum knows no order of the words.
		isUnseen: (parts, found) => only("device", "promised")(parts) || found.content.sums === "true",
	},
	{
		name: "GENEActiv",
		originals: [geneactivFile],
		async read(bytes): Promise<Reading> {
			const recording = await readGeneactiv(memoryBytes(bytes, "damaged.bin"));
			return { content: await contentOf(recording), warnings: recording.warnings.length };
		},
		// Header and digits stand there once.
		isUnseen: only("start", "device", "promised", "signals", "samples", "flags", "spots"),
	},
	{
		name: "EDF",
		originals: edfFiles,
		async read(bytes): Promise<Reading> {
			const recording = await readEdf(memoryBytes(bytes, "damaged.edf"));
			const content = await contentOf(recording);
			// One of the files has a gap of 7 s, and says so undamaged too.
			const warnings = recording.warnings.filter(({ message }) => !/: 7\.000 s between [^,]*$/.test(message));
			return {
				content: { ...content, annotations: JSON.stringify(recording.annotations) },
				warnings: warnings.length,
			};
		},
		isUnseen: only("start", "device", "promised", "signals", "rates", "samples", "flags", "annotations"),
	},
	{
		name: "Parmay Matrix",
		originals: [matrixFile],
		async read(bytes): Promise<Reading> {
			const recording = await readParmayMatrix(memoryBytes(bytes, "damaged.BIN"));
			return { content: await contentOf(recording), warnings: recording.warnings.length };
		},
		// The ranges stand there once; packets have a CRC.
		isUnseen: only("signals", "samples"),
	},
	{
		name: "Axivity WAV",
		originals: [wavFile],
		async read(bytes): Promise<Reading> {
			const recording = await readAxivityWav(memoryBytes(bytes, "damaged.wav"));
			return { content: await contentOf(recording), warnings: recording.warnings.length };
		},
		// Notes, rate and samples stand there once; the flags are a channel of them.
		isUnseen: only("start", "device", "promised", "signals", "rates", "samples", "flags"),
	},
	{
		name: "GENEA",
		originals: [geneaFile],
		async read(bytes): Promise<Reading> {
			const recording = await readGenea(memoryBytes(bytes, "damaged.bin"));
			return { content: await contentOf(recording), warnings: recording.warnings.length };
		},
		// Chunks have a checksum and no number: whole ones that are lost or doubled show only as a second with more or fewer.
		isUnseen: only("device", "signals", "samples", "counts", "flags", "spots"),
	},
];
