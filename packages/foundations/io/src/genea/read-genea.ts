import {
	type ReadProgress,
	type Recording,
	type SignalBlock,
	type SpotSeries,
	sampleFlags,
	type Warning,
} from "@quickening/core";
import type { ByteSource } from "../bytes/byte-source.ts";
import { printClock } from "../clock/print-clock.ts";
import { gridLayer } from "../device/lay-on-grid.ts";
import { type SpotCollector, spotCollector } from "../device/spot-collector.ts";
import { streamBytes } from "../device/stream-bytes.ts";
import { fileError } from "../errors/file-error.ts";
import { byteTally, type WarningTally } from "../errors/warning-tally.ts";
import { chunkBytes, chunkKinds, nextChunk, rawAxis } from "./genea-chunks.ts";

/** Steps of the converter for 1 g, once gains and offsets are applied. */
const stepsPerG = 340;

/** The device notes the time each second; more samples than these without one are no part of a recording. */
const mostSamples = 16_384;

interface GeneaHeader {
	readonly serialNumber: string | null;
	readonly firmware: string | null;
	readonly wearSite: string | null;
	readonly samplingRateHz: number;
	readonly gains: readonly number[];
	readonly offsets: readonly number[];
	readonly bytes: number;
}

/**
 * Reads a recording of a GENEA (.bin, from about 2010), the forerunner of the GENEActiv: acceleration and the battery's voltage.
 *
 * Samples stand between marks of the time, one a second; they are spread evenly from mark to mark and laid on the grid of the
 * rate that the header gives. Each sample has a checksum: one that is wrong is NaN with the flag `damaged`.
 *
 * @param source - The file.
 * @returns Signals x, y, z in [g], by the header's gains and offsets, x and z turned round as in GGIRread; spot "battery" in V.
 *   The clock has no zone. Warnings: checksum, lost-place, kind, gap, time, clock-back, clock-forward, cut-short.
 * @throws InvalidInputError when the file does not begin as one of a GENEA, when gains, offsets or rate are missing, or when no
 *   time is marked in it.
 *
 * Source: the layout as GGIRread (`readGenea`) reads it; the checksum is CRC-8 with the polynomial 0x85.
 * Agrees with: GGIRread on genea_testfile.bin, but for its rounding to whole steps and then to whole mg.
 */
export async function readGenea(source: ByteSource): Promise<Recording> {
	const header = await readHeader(source);
	const startSeconds = await findStart(source, header);
	const { samplingRateHz, gains, offsets } = header;
	const warnings: Warning[] = [];
	const spots: SpotSeries[] = [];
	return {
		format: "genea",
		start: {
			localTime: printClock(Math.floor(startSeconds), startSeconds - Math.floor(startSeconds)),
			zone: null,
			utcSeconds: null,
		},
		device: {
			maker: "Unilever Discover",
			model: "GENEA",
			serialNumber: header.serialNumber,
			firmware: header.firmware,
			wearSite: header.wearSite,
		},
		signals: ["x", "y", "z"].map((name, i) => ({
			name,
			unit: "[g]",
			samplingRateHz,
			range: [scaled(-2047, gains[i]!, offsets[i]!), scaled(2047, gains[i]!, offsets[i]!)] as const,
		})),
		promisedSeconds: null,
		warnings,
		spots,
		async *blocks({ onProgress } = {}) {
			const tally = byteTally(source.name);
			const battery = spotCollector("battery", "V");
			yield* readChunks(source, { header, startSeconds, tally, battery, onProgress });
			warnings.splice(0, warnings.length, ...tally.warnings());
			spots.splice(0, spots.length, battery.series());
		},
	};
}

const scaled = (raw: number, gain: number, offset: number): number => ((raw + offset) * gain) / 8192 / stepsPerG;

async function readHeader(source: ByteSource): Promise<GeneaHeader> {
	const head = new TextDecoder("latin1").decode(await source.read(0, 16_384));
	const fault = (byte: number, problem: string, received: unknown) =>
		fileError({
			reader: "readGenea",
			file: source.name,
			byte,
			problem,
			received,
			advice: "It is no .bin file of a GENEA, or it came to harm.",
		});
	if (!head.startsWith("GENEA/"))
		throw fault(0, 'must begin with "GENEA/"', head === "" ? "an empty file" : JSON.stringify(head.slice(0, 6)));
	const end = head.indexOf("\r\n\r\n");
	if (end < 0) throw fault(head.length, "must end its header with an empty line", "none");
	const lines = new Map<string, { readonly value: string; readonly byte: number }>();
	for (const { 1: key, 2: value, index } of head.slice(0, end).matchAll(/^([\w-]+):(.*)$/gm)) {
		lines.set(key!, { value: value!.trim(), byte: index });
	}
	const numbers = (key: string, pattern: RegExp, isRight: (value: number) => boolean): number[] => {
		const { value = "", byte = 0 } = lines.get(key) ?? {};
		const parsed = pattern.test(value) ? value.split(" ").map((one) => Number.parseFloat(one)) : [Number.NaN];
		if (!parsed.every(isRight)) throw fault(byte, `must give "${key}"`, value === "" ? "nothing" : value);
		return parsed;
	};
	const three = /^-?\d+ -?\d+ -?\d+$/;
	return {
		serialNumber: lines.get("Serial-Number")?.value || null,
		firmware: lines.get("Firmware-Version")?.value || null,
		wearSite: lines.get("Body-Location")?.value || null,
		samplingRateHz: numbers("Sample-Rate", /^\d+ ?Hz$/, (value) => value >= 1 && value <= 1000)[0]!,
		gains: numbers("Accel-Gains", three, (value) => value > 0 && value < 1e6),
		offsets: numbers("Accel-Offsets", three, (value) => Math.abs(value) < 1e6),
		bytes: end + 4,
	};
}

/** The first mark of the time, less the samples before it. */
async function findStart(source: ByteSource, { bytes: from, samplingRateHz }: GeneaHeader): Promise<number> {
	const bytes = await source.read(from, 2 ** 18);
	const place = { at: 0, page: from };
	for (let nSamples = 0; ; ) {
		const found = nextChunk(bytes, bytes.length, from, place);
		if (found === "more") break;
		if (found === "damaged") nSamples++;
		if (found !== "chunk") continue;
		const kind = bytes[place.at + 1]! >> 4;
		if (kind === chunkKinds.time) return timeOf(bytes, place.at) - nSamples / samplingRateHz;
		if (kind === chunkKinds.acceleration) nSamples++;
		place.at += chunkBytes;
	}
	throw fileError({
		reader: "readGenea",
		file: source.name,
		byte: from,
		problem: "must mark the time within 256 KiB",
		received: "no mark",
		advice: "Nothing was recorded, or the file came to harm.",
	});
}

const isEnd = (raw: number): boolean => raw >= 2047 || raw <= -2047;

const timeOf = (bytes: Uint8Array, at: number): number =>
	((bytes[at + 2]! << 24) | (bytes[at + 3]! << 16) | (bytes[at + 4]! << 8) | bytes[at + 5]!) >>> 0;

interface Pass {
	readonly header: GeneaHeader;
	readonly startSeconds: number;
	readonly tally: WarningTally;
	readonly battery: SpotCollector;
	readonly onProgress: ((progress: ReadProgress) => void) | undefined;
}

async function* readChunks(
	source: ByteSource,
	{ header, startSeconds, tally, battery, onProgress }: Pass,
): AsyncGenerator<SignalBlock, void> {
	const { add: note } = tally;
	const { samplingRateHz, gains, offsets } = header;
	const layer = gridLayer({
		samplingRateHz,
		nSignals: 3,
		nSpots: 0,
		pieceSamples: mostSamples,
		isNearest: () => false,
		note,
		place: () => {},
	});
	const place = { at: 0, page: header.bytes };
	const stream = streamBytes(source, { from: header.bytes, onProgress });
	let [count, seconds, isDamaged, pieceByte] = [0, 0, false, header.bytes];
	const end = (): Iterable<SignalBlock> => {
		if (count === 0) return [];
		const piece = layer.slot();
		piece.count = count;
		piece.seconds = seconds;
		piece.sequence = Number.NaN;
		piece.byte = pieceByte;
		piece.afterDamage = isDamaged;
		isDamaged = false;
		count = 0;
		return layer.push();
	};
	for (let { value } = await stream.next(0); value; ) {
		const { bytes, length, offset, isLast } = value;
		// A chunk that came to harm is judged by those behind it, so they must be here too.
		const enough = isLast ? 0 : 4 * chunkBytes;
		while (length - place.at >= Math.max(enough, 1)) {
			const { at } = place;
			const found = nextChunk(bytes, length, offset, place);
			if (found === "more") break;
			const { samples, flags } = layer.slot();
			if (found === "lost") {
				note("lost-place", "bytes that are no chunk are passed over", offset + at);
				isDamaged = true;
				continue;
			}
			const kind = found === "chunk" ? bytes[place.at + 1]! >> 4 : chunkKinds.acceleration;
			if (kind === chunkKinds.time) {
				for (const block of end()) yield block;
				seconds = timeOf(bytes, place.at) - startSeconds;
				pieceByte = offset + place.at;
			} else if (kind === chunkKinds.battery) {
				battery.add(seconds + count / samplingRateHz, (bytes[place.at + 2]! * 3.3 * 11) / 1024);
			} else if (kind !== chunkKinds.acceleration) {
				note("kind", `a chunk is of kind ${kind}, which is not known`, offset + place.at);
			} else if (count === mostSamples) {
				note("lost-place", "samples without a time are passed over", offset + place.at);
			} else if (found === "damaged") {
				note("checksum", "a sample's checksum is wrong; it is NaN", offset + at);
				count++;
				for (const signal of samples) signal[count] = Number.NaN;
				flags[count] = sampleFlags.damaged;
				continue;
			} else {
				const x = rawAxis(bytes, place.at, 0);
				const y = rawAxis(bytes, place.at, 1);
				const z = rawAxis(bytes, place.at, 2);
				count++;
				samples[0]![count] = scaled(-x, gains[0]!, offsets[0]!);
				samples[1]![count] = scaled(y, gains[1]!, offsets[1]!);
				samples[2]![count] = scaled(-z, gains[2]!, offsets[2]!);
				flags[count] = isEnd(x) || isEnd(y) || isEnd(z) ? sampleFlags.clipped : 0;
			}
			if (found === "chunk") place.at += chunkBytes;
		}
		if (isLast && place.at < length)
			note("cut-short", `the last ${length - place.at} bytes are no whole chunk`, offset + place.at);
		const used = place.at;
		place.at = 0;
		({ value } = await stream.next(used));
	}
	for (const block of end()) yield block;
	for (const block of layer.finish()) yield block;
}
