import {
	InvalidInputError,
	type ReadProgress,
	type Recording,
	type SignalBlock,
	type SpotSeries,
	type Warning,
} from "@quickening/core";
import type { ByteSource } from "../bytes/byte-source.ts";
import { printClock } from "../clock/print-clock.ts";
import { type GridLayer, gridLayer } from "../device/lay-on-grid.ts";
import { type PieceTime, settleStart } from "../device/settle-times.ts";
import { type SpotCollector, spotCollector } from "../device/spot-collector.ts";
import { streamBytes } from "../device/stream-bytes.ts";
import { fileError } from "../errors/file-error.ts";
import { byteTally, type WarningTally } from "../errors/warning-tally.ts";
import {
	type CwaLayout,
	cwaBlockBytes,
	cwaBlockSamples,
	cwaBlockSeconds,
	cwaChecksum,
	cwaLayout,
	cwaSignature,
	isCwaBlock,
	unpackCwaBlock,
} from "./cwa-block.ts";
import { cwaHeaderBytes, readCwaHeader } from "./cwa-header.ts";

export interface ReadCwaOptions {
	/** How a grid point between two samples gets its value. */
	readonly resample?: "linear" | "nearest";
}

/** What the first good block says of all of them. */
interface CwaFormat extends CwaLayout {
	readonly sessionId: number;
	/** A whole second near the start, from which times are counted: seconds since 1970 have too few digits left. */
	readonly epoch: number;
	/** The device's clock at the first sample, in seconds after `epoch`. */
	readonly startSeconds: number;
}

/**
 * Reads a recording of an Axivity AX3 or AX6 (.cwa): acceleration, and rotation where a gyroscope ran, with light, temperature
 * and battery of each block.
 *
 * The device's true rate is some percent off the nominal one. The samples of a block are spread between its time and that of the
 * next block, and laid on the grid of the nominal rate; a value between two samples has the flag `interpolated`. A block with a
 * wrong checksum is not used: its place is a hole, NaN with the flags `gap` and `damaged`.
 *
 * @param source - The file.
 * @returns Signals x, y, z in [g], and of an AX6 with its gyroscope on gyroscopeX, gyroscopeY, gyroscopeZ in deg/s, all at the
 *   nominal rate. Spots, one a block: "light", what the sensor's converter gave, 0 to 1023 (openmovement and actipy turn it into
 *   lux by different formulas); "temperature" in Cel; "battery" in V; "events" where the device notes one. The clock has no
 *   zone. Warnings: checksum, lost-place, session, layout, repeated, sequence, gap, time, clock-back, clock-forward, cut-short,
 *   rate.
 * @throws InvalidInputError when the file does not begin as a CWA file or holds no block that is whole.
 *
 * Source: Open Movement, AX3/AX6 technical documentation, "CWA file format" (cwa.h), Newcastle University.
 * Agrees with: actipy 3.8.3 on the samples before resampling, to the bits of its single precision (tests/peers/actipy); GGIRread
 *   on its test files, but for the last block and the grid points between two blocks (read-cwa.test.ts). Temperature is Open
 *   Movement's formula, as in GGIRread; actipy has that of the first devices.
 */
export async function readCwa(source: ByteSource, { resample = "linear" }: ReadCwaOptions = {}): Promise<Recording> {
	if (resample !== "linear" && resample !== "nearest") {
		throw new InvalidInputError(`readCwa: resample must be "linear" or "nearest"; got ${resample}`, {
			code: "invalid-option",
			argument: "resample",
			received: resample,
		});
	}
	const header = await readCwaHeader(source);
	const format = await findFormat(source);
	const { samplingRateHz, nAxes, rangeG, accelerationStep, rotationStep } = format;
	const known: Warning[] = [];
	if (header.samplingRateHz !== samplingRateHz) {
		const message = `${source.name}: the header says ${header.samplingRateHz} Hz, the blocks ${samplingRateHz} Hz; the blocks are believed.`;
		known.push({ code: "rate", message });
	}
	if (header.sessionId !== format.sessionId) {
		const message = `${source.name}: the header is of session ${header.sessionId}, the blocks are of ${format.sessionId}.`;
		known.push({ code: "session", message });
	}
	const warnings: Warning[] = [...known];
	const spots: SpotSeries[] = [];
	const signal = (name: string, unit: string, lowest: number, step: number) => ({
		name,
		unit,
		samplingRateHz,
		range: [-lowest, lowest - step] as const,
	});
	const names = ["x", "y", "z"];
	const turning = nAxes === 3 ? [] : ["gyroscopeX", "gyroscopeY", "gyroscopeZ"];
	return {
		format: "cwa",
		start: { localTime: printClock(format.epoch, format.startSeconds), zone: null, utcSeconds: null },
		device: {
			maker: "Axivity",
			model: header.model,
			serialNumber: header.serialNumber,
			firmware: header.firmware,
			wearSite: header.wearSite,
		},
		signals: [
			...names.map((name) => signal(name, "[g]", rangeG, accelerationStep)),
			...turning.map((name) => signal(name, "deg/s", 32_768 * rotationStep, rotationStep)),
		],
		promisedSeconds: header.promisedSeconds,
		warnings,
		spots,
		async *blocks({ onProgress } = {}) {
			const tally = byteTally(source.name);
			const series = ["light", "temperature", "battery", "events"].map((name, i) =>
				spotCollector(name, ["1", "Cel", "V", "1"][i]!),
			);
			yield* readBlocks(source, format, { isNearest: resample === "nearest", tally, series, onProgress });
			warnings.splice(0, warnings.length, ...known, ...tally.warnings());
			const found = series.map((one) => one.series()).filter(({ values }) => values.length > 0);
			spots.splice(0, spots.length, ...found);
		},
	};
}

/** The layout of the first block that is whole, and the time of the recording's first sample. */
async function findFormat(source: ByteSource): Promise<CwaFormat> {
	const stream = streamBytes(source, { from: cwaHeaderBytes });
	let layout: CwaLayout | undefined;
	let sessionId = 0;
	let epoch = Number.NaN;
	const times: PieceTime[] = [];
	for (let { value } = await stream.next(0); value; ) {
		const { bytes, length } = value;
		const view = new DataView(bytes.buffer);
		const words = new Uint16Array(bytes.buffer, 0, bytes.length >> 1);
		let at = 0;
		while (at + cwaBlockBytes <= length && times.length < 3) {
			if (!isCwaBlock(bytes, at)) {
				at++;
				continue;
			}
			const one = cwaLayout(view, at);
			const isWhole = one !== undefined && (!one.hasChecksum || cwaChecksum(view, words, at) === 0);
			if (isWhole && (layout === undefined || view.getUint32(at + 6, true) === sessionId)) {
				if (layout === undefined) sessionId = view.getUint32(at + 6, true);
				layout ??= one;
				const count = Math.min(view.getUint16(at + 28, true), cwaBlockSamples(layout));
				const sequence = view.getUint32(at + 10, true);
				if (Number.isNaN(epoch)) epoch = Math.floor(cwaBlockSeconds(view, at, layout, 0));
				if (count > 0) times.push({ seconds: cwaBlockSeconds(view, at, layout, epoch), sequence, count });
			}
			at += cwaBlockBytes;
		}
		if (times.length === 3) break;
		({ value } = await stream.next(at));
	}
	const startSeconds = layout === undefined ? Number.NaN : settleStart(times, layout.samplingRateHz);
	if (layout === undefined || Number.isNaN(startSeconds)) {
		throw fileError({
			reader: "readCwa",
			file: source.name,
			byte: cwaHeaderBytes,
			problem: "must hold a block with samples, a date and a right checksum",
			received: `${Math.max(0, source.sizeBytes - cwaHeaderBytes)} bytes without one`,
			advice: "Nothing was recorded, or the file came to harm; copy it from the device again.",
		});
	}
	return { ...layout, sessionId, epoch, startSeconds };
}

interface Pass {
	readonly isNearest: boolean;
	readonly tally: WarningTally;
	readonly series: readonly SpotCollector[];
	readonly onProgress: ((progress: ReadProgress) => void) | undefined;
}

async function* readBlocks(source: ByteSource, format: CwaFormat, pass: Pass): AsyncGenerator<SignalBlock, void> {
	const { add: note } = pass.tally;
	const layer = gridLayer({
		samplingRateHz: format.samplingRateHz,
		nSignals: format.nAxes === 3 ? 3 : 6,
		nSpots: pass.series.length,
		pieceSamples: cwaBlockSamples(format),
		isNearest: () => pass.isNearest,
		note,
		place({ seconds, spots }) {
			for (let i = 0; i < 3; i++) pass.series[i]!.add(seconds, spots[i]!);
			if (spots[3]! !== 0) pass.series[3]!.add(seconds, spots[3]!);
		},
	});
	const stream = streamBytes(source, { from: cwaHeaderBytes, onProgress: pass.onProgress });
	let used = 0;
	const state = { isDamaged: false, isLost: false };
	for (let { value } = await stream.next(0); value; { value } = await stream.next(used)) {
		const { bytes, length, offset } = value;
		const view = new DataView(bytes.buffer);
		const words = new Uint16Array(bytes.buffer, 0, bytes.length >> 1);
		used = 0;
		while (used + cwaBlockBytes <= length) {
			if (!isCwaBlock(bytes, used)) {
				if (!state.isLost) note("lost-place", "bytes that are no block are passed over", offset + used);
				state.isLost = true;
				state.isDamaged = true;
				used++;
				continue;
			}
			state.isLost = false;
			const at = used;
			// A block that is not whole may have lost bytes: the next mark, not the next 512th byte, is where to go on.
			const problem = blockProblem(view, words, at, format);
			used += problem?.code === "checksum" && !isCwaBlock(bytes, at + cwaBlockBytes) ? 1 : cwaBlockBytes;
			if (problem === undefined) {
				if (!fillSlot(layer, view, { at, byte: offset + at, format, state })) continue;
				for (const block of layer.push()) yield block;
			} else {
				note(problem.code, problem.what, offset + at);
				state.isDamaged = true;
			}
		}
		if (value.isLast && used < length) {
			note("cut-short", `the last ${length - used} bytes are no whole block and left out`, offset + used);
		}
	}
	for (const block of layer.finish()) yield block;
}

interface Problem {
	readonly code: string;
	readonly what: string;
}

/** Why a block cannot be used, if so. */
function blockProblem(view: DataView, words: Uint16Array, at: number, format: CwaFormat): Problem | undefined {
	if (format.hasChecksum && cwaChecksum(view, words, at) !== 0) {
		return { code: "checksum", what: "a block's checksum is wrong; it is not used" };
	}
	const session = view.getUint32(at + 6, true);
	if (session !== format.sessionId) {
		return { code: "session", what: `a block is of session ${session}, not ${format.sessionId}; it is not used` };
	}
	const isOther = cwaSignature(view, at) !== format.signature;
	if (isOther || view.getUint16(at + 28, true) > cwaBlockSamples(format)) {
		return { code: "layout", what: "a block declares another rate, range or layout than the first; it is not used" };
	}
	return undefined;
}

interface Place {
	readonly at: number;
	readonly byte: number;
	readonly format: CwaFormat;
	readonly state: { isDamaged: boolean };
}

/** Whether the block had samples, which are then in the layer's slot. */
function fillSlot(layer: GridLayer, view: DataView, { at, byte, format, state }: Place): boolean {
	const piece = layer.slot();
	piece.count = view.getUint16(at + 28, true);
	if (piece.count === 0) return false;
	piece.byte = byte;
	piece.sequence = view.getUint32(at + 10, true);
	piece.seconds = cwaBlockSeconds(view, at, format, format.epoch) - format.startSeconds;
	piece.afterDamage = state.isDamaged;
	state.isDamaged = false;
	unpackCwaBlock(view, at, piece.count, format, piece);
	piece.spots[0] = view.getUint16(at + 18, true) & 0x3ff;
	piece.spots[1] = ((view.getUint16(at + 20, true) & 0x3ff) * 75) / 256 - 50;
	piece.spots[2] = 3 * (view.getUint8(at + 23) / 256 + 1);
	piece.spots[3] = view.getUint8(at + 22);
	return true;
}
