import type { ReadProgress, Recording, SignalBlock, SpotSeries, Warning } from "@quickening/core";
import type { ByteSource } from "../bytes/byte-source.ts";
import { printClock } from "../clock/print-clock.ts";
import { gridLayer } from "../device/lay-on-grid.ts";
import { settleStart } from "../device/settle-times.ts";
import { spotCollector } from "../device/spot-collector.ts";
import { streamBytes } from "../device/stream-bytes.ts";
import { fileError } from "../errors/file-error.ts";
import { byteTally, type WarningTally } from "../errors/warning-tally.ts";
import {
	type MatrixPacket,
	type MatrixRanges,
	matrixHeaderBytes,
	mostSamples,
	packetMark,
	pairsAt,
	readPacket,
	unpackPacket,
} from "./matrix-packet.ts";

/** Rates that the device can be set to. */
const ratesHz = [12.5, 25, 50, 100];

interface MatrixFormat extends MatrixRanges {
	readonly nPackets: number;
	readonly samplingRateHz: number;
	readonly hasRotation: boolean;
	readonly startSeconds: number;
}

/**
 * Reads a recording of a Parmay Matrix (.BIN): acceleration, rotation, skin and ambient temperature, heart rate.
 *
 * Packets have times in whole seconds and the device's rate strays by some percent, so samples are spread over each packet and
 * laid on the grid of the nominal rate. A packet with a wrong checksum is not used: its place is a hole.
 *
 * @param source - The file.
 * @returns Signals x, y, z in [g], and gyroscopeX, gyroscopeY, gyroscopeZ in deg/s where the first packet has rotation; NaN in
 *   packets that have another count of it. Spots: "skinTemperature" and "ambientTemperature" in Cel, "heartRate" in /min, without
 *   the zeros of a sensor that found none. Times count from 1970 on the device's clock, whose zone the file does not give.
 *   Warnings: checksum, lost-place, rotation, rate, packets, gap, time, clock-back, clock-forward, cut-short.
 * @throws InvalidInputError when it is no such file, or no packet is whole.
 *
 * Source: the layout as GGIRread (`readParmayMatrix`) and actipy 3.8.3 (`matrix_reader`) read it.
 * Agrees with: actipy's samples before resampling, to the six decimals that it keeps (read-parmay-matrix.test.ts).
 */
export async function readParmayMatrix(source: ByteSource): Promise<Recording> {
	const known: Warning[] = [];
	const format = await readFormat(source, known);
	const { samplingRateHz, hasRotation, accelerationG, rotationDegreesPerSecond, startSeconds } = format;
	const warnings: Warning[] = [...known];
	const spots: SpotSeries[] = [];
	const signal = (name: string, unit: string, range: number) => ({
		name,
		unit,
		samplingRateHz,
		range: [-range, range] as const,
	});
	return {
		format: "parmay-matrix",
		start: { localTime: printClock(startSeconds), zone: null, utcSeconds: null },
		device: { maker: "Parmay", model: "Matrix", serialNumber: null, firmware: null, wearSite: null },
		signals: [
			...["x", "y", "z"].map((name) => signal(name, "[g]", accelerationG)),
			...(hasRotation ? ["gyroscopeX", "gyroscopeY", "gyroscopeZ"] : []).map((name) =>
				signal(name, "deg/s", rotationDegreesPerSecond),
			),
		],
		promisedSeconds: null,
		warnings,
		spots,
		async *blocks({ onProgress } = {}) {
			const tally = byteTally(source.name);
			const series = [
				spotCollector("skinTemperature", "Cel"),
				spotCollector("ambientTemperature", "Cel"),
				spotCollector("heartRate", "/min"),
			];
			const addPairs = (view: DataView, at: number, packet: MatrixPacket) => {
				const { temperature, heartRate } = pairsAt(at, packet);
				const length = packet.endSeconds - packet.startSeconds;
				const time = (i: number, n: number) => packet.startSeconds - startSeconds + (i * length) / n;
				for (let i = 0; i < packet.nTemperature; i++) {
					for (const k of [0, 1])
						series[k]!.add(time(i, packet.nTemperature), view.getInt16(temperature + 4 * i + 2 * k, true) / 10);
				}
				for (let i = 0; i < packet.nHeartRate; i++) {
					const rate = view.getInt16(heartRate + 4 * i + 2, true);
					if (rate > 0) series[2]!.add(time(i, packet.nHeartRate), rate);
				}
			};
			yield* readPackets(source, { format, tally, addPairs, onProgress });
			warnings.splice(0, warnings.length, ...known, ...tally.warnings());
			spots.splice(0, spots.length, ...series.map((one) => one.series()).filter(({ values }) => values.length > 0));
		},
	};
}

async function readFormat(source: ByteSource, warnings: Warning[]): Promise<MatrixFormat> {
	const fault = (byte: number, problem: string, received: unknown) =>
		fileError({
			reader: "readParmayMatrix",
			file: source.name,
			byte,
			problem,
			received,
			advice: "It is no .BIN file of a Parmay Matrix, or it came to harm.",
		});
	const head = await source.read(0, matrixHeaderBytes);
	if (head.length < matrixHeaderBytes)
		throw fault(head.length, `must have a header of ${matrixHeaderBytes} bytes`, `${head.length} bytes`);
	const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
	const name = String.fromCharCode(...head.subarray(512, 516));
	if (name !== "MDTC") throw fault(512, 'must have "MDTC" after its remarks', JSON.stringify(name));
	const [nPackets, accelerationG, rotationDegreesPerSecond] = [
		view.getUint32(516, true),
		view.getUint16(520, true),
		view.getUint16(522, true),
	];
	if (accelerationG < 1 || accelerationG > 64) throw fault(520, "must have a range of 1 to 64 g", accelerationG);
	if (rotationDegreesPerSecond > 8000)
		throw fault(522, "must have a range of up to 8000 degrees a second", rotationDegreesPerSecond);
	const packets: MatrixPacket[] = [];
	const stream = streamBytes(source, { from: matrixHeaderBytes });
	for (let { value } = await stream.next(0); value && packets.length < 3; ) {
		let used = 0;
		for (
			let at = packetMark.find(value.bytes, 0, value.length);
			at >= 0 && packets.length < 3;
			at = packetMark.find(value.bytes, used, value.length)
		) {
			const packet = readPacket(value.bytes, at, value.length);
			used = at;
			if (packet === "more" && !value.isLast) break;
			used = at + (typeof packet === "string" ? 8 : packet.bytes);
			if (typeof packet !== "string" && packet.nAcceleration > 0 && packet.endSeconds > packet.startSeconds)
				packets.push(packet);
		}
		({ value } = await stream.next(Math.max(used, value.length - 1_500_000)));
	}
	const long = packets.find((one) => one.endSeconds - one.startSeconds >= 10) ?? packets[0];
	if (long === undefined)
		throw fault(matrixHeaderBytes, "must hold a packet of acceleration with a right checksum", "none");
	const observed = long.nAcceleration / (long.endSeconds - long.startSeconds);
	const nearest = ratesHz.reduce((best, rate) => (Math.abs(rate - observed) < Math.abs(best - observed) ? rate : best));
	const isNear = Math.abs(observed / nearest - 1) < 0.09;
	if (!isNear)
		warnings.push({
			code: "rate",
			message: `${source.name}: its packets have ${observed.toFixed(2)} samples a second, which is no rate of the device.`,
		});
	const samplingRateHz = isNear ? nearest : Math.max(1, Math.round(observed));
	const times = packets.map(({ startSeconds, nAcceleration }) => ({
		seconds: startSeconds,
		sequence: Number.NaN,
		count: nAcceleration,
	}));
	const hasRotation = packets.some(({ nAcceleration, nRotation }) => nRotation === nAcceleration);
	return {
		nPackets,
		accelerationG,
		rotationDegreesPerSecond,
		samplingRateHz,
		hasRotation,
		startSeconds: settleStart(times, samplingRateHz),
	};
}

interface Pass {
	readonly format: MatrixFormat;
	readonly tally: WarningTally;
	readonly addPairs: (view: DataView, at: number, packet: MatrixPacket) => void;
	readonly onProgress: ((progress: ReadProgress) => void) | undefined;
}

async function* readPackets(
	source: ByteSource,
	{ format, tally, addPairs, onProgress }: Pass,
): AsyncGenerator<SignalBlock, void> {
	const { add: note } = tally;
	const layer = gridLayer({
		samplingRateHz: format.samplingRateHz,
		nSignals: format.hasRotation ? 6 : 3,
		nSpots: 0,
		pieceSamples: mostSamples,
		isNearest: () => false,
		note,
		place: () => {},
	});
	const stream = streamBytes(source, { from: matrixHeaderBytes, onProgress });
	let [used, nPackets] = [0, 0];
	let isDamaged = false;
	for (let { value } = await stream.next(0); value; { value } = await stream.next(used)) {
		const { bytes, length, offset, isLast } = value;
		const view = new DataView(bytes.buffer);
		used = 0;
		while (used < length) {
			if (!packetMark.isAt(bytes, used) || length - used < 8) {
				if (!isLast && length - used < 8) break;
				const next = packetMark.find(bytes, used, length);
				note("lost-place", "bytes that are no packet are passed over", offset + used);
				isDamaged = true;
				used = next >= 0 ? next : isLast ? length : length - 7;
				continue;
			}
			const packet = readPacket(bytes, used, length);
			if (packet === "more" && !isLast) break;
			const byte = offset + used;
			const next = packet === "more" ? packetMark.find(bytes, used + 8, length) : -1;
			nPackets++;
			if (packet === "more" && next < 0) {
				note("cut-short", "the last packet is not whole and left out", byte);
				used = length;
				continue;
			}
			if (typeof packet === "string") {
				note("checksum", "a packet's checksum is wrong; it is not used", byte);
				isDamaged = true;
				const following = packetMark.find(bytes, used + 8, length);
				used = following >= 0 ? following : isLast ? length : length - 7;
				continue;
			}
			const { nAcceleration, nRotation, startSeconds, endSeconds } = packet;
			if (nRotation > 0 && nRotation !== nAcceleration)
				note("rotation", `a packet has ${nRotation} values of rotation beside ${nAcceleration} of acceleration`, byte);
			addPairs(view, used, packet);
			if (nAcceleration > 0) {
				const piece = layer.slot();
				piece.count = nAcceleration;
				piece.byte = byte;
				piece.sequence = Number.NaN;
				piece.seconds = startSeconds - format.startSeconds;
				piece.lengthSeconds = endSeconds - startSeconds;
				piece.afterDamage = isDamaged;
				isDamaged = false;
				unpackPacket(view, used, packet, format, piece);
				for (const block of layer.push()) yield block;
			}
			used += packet.bytes;
		}
	}
	for (const block of layer.finish()) yield block;
	if (nPackets !== format.nPackets)
		note("packets", `the header says ${format.nPackets} packets, and there are ${nPackets}`, 516);
}
