import { sampleFlags } from "@quickening/core";
import { byteMark } from "../device/byte-mark.ts";
import { crc32 } from "../zip/crc32.ts";

/** Bytes before the first packet: remarks, "MDTC", count of packets, ranges. */
export const matrixHeaderBytes = 524;

/** Samples of one sensor in a packet at most; devices write up to 12,000. */
export const mostSamples = 16_384;

const packetHeadBytes = 36;

/** What begins a packet. */
export const packetMark = byteMark("MDTCPACK");

/** A packet whose checksum is right. */
export interface MatrixPacket {
	readonly startSeconds: number;
	readonly endSeconds: number;
	readonly nAcceleration: number;
	readonly nRotation: number;
	readonly nTemperature: number;
	readonly nHeartRate: number;
	readonly bytes: number;
}

/** The packet that begins at `at`; "more" where the array ends before it does, "bad" where checksum or counts are wrong. */
export function readPacket(bytes: Uint8Array, at: number, length: number): MatrixPacket | "more" | "bad" {
	if (at + packetHeadBytes > length) return "more";
	const view = new DataView(bytes.buffer, bytes.byteOffset + at, packetHeadBytes);
	const [startSeconds, endSeconds] = [view.getUint32(12, true), view.getUint32(16, true)];
	const counts = [20, 24, 28, 32].map((offset) => view.getUint32(offset, true)) as [number, number, number, number];
	if (counts.some((count) => count > mostSamples)) return "bad";
	const [nAcceleration, nRotation, nTemperature, nHeartRate] = counts;
	const size = packetHeadBytes + 6 * (nAcceleration + nRotation) + 4 * (nTemperature + nHeartRate);
	if (at + size > length) return "more";
	if (crc32(bytes.subarray(at + 12, at + size)) !== view.getUint32(8, true)) return "bad";
	return { startSeconds, endSeconds, nAcceleration, nRotation, nTemperature, nHeartRate, bytes: size };
}

export interface MatrixRanges {
	readonly accelerationG: number;
	readonly rotationDegreesPerSecond: number;
}

/** Unpacks a packet's acceleration and, where there is as much of it, its rotation, from index 1 on. */
export function unpackPacket(
	view: DataView,
	at: number,
	{ nAcceleration, nRotation }: MatrixPacket,
	{ accelerationG, rotationDegreesPerSecond }: MatrixRanges,
	{ samples, flags }: { readonly samples: readonly Float64Array[]; readonly flags: Uint8Array },
): void {
	const from = at + packetHeadBytes;
	flags.fill(0, 1, nAcceleration + 1);
	for (let axis = 0; axis < 3; axis++) {
		for (let i = 1, o = from + 2 * axis; i <= nAcceleration; i++, o += 6) {
			const raw = view.getInt16(o, true);
			samples[axis]![i] = scaled(raw, accelerationG);
			if (raw === 32_767 || raw === -32_768) flags[i] = sampleFlags.clipped;
		}
		if (samples.length < 6) continue;
		const rotation = samples[3 + axis]!;
		if (nRotation !== nAcceleration) rotation.fill(Number.NaN, 1, nAcceleration + 1);
		else
			for (let i = 1, o = from + 6 * nAcceleration + 2 * axis; i <= nRotation; i++, o += 6)
				rotation[i] = scaled(view.getInt16(o, true), rotationDegreesPerSecond);
	}
}

/** The device has its range at 32,767 and at -32,768. */
const scaled = (raw: number, range: number): number => raw * (range / (raw >= 0 ? 32_767 : 32_768));

/** Pairs of 16-bit numbers behind the motion samples: temperatures, then heart rates. */
export function pairsAt(at: number, { nAcceleration, nRotation, nTemperature }: MatrixPacket) {
	const temperature = at + packetHeadBytes + 6 * (nAcceleration + nRotation);
	return { temperature, heartRate: temperature + 4 * nTemperature };
}
