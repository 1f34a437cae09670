import type { Examples } from "../examples/examples.ts";
import { crc32 } from "../models/crc-32.ts";

/** Tells one training from another: its settings, and a checksum of the numbers on both sides. */
export function trainingKey(settings: unknown, sides: { training: Examples; heldOut?: Examples | undefined }): string {
	let checksum = crc32(new TextEncoder().encode(JSON.stringify(settings)));
	for (const examples of [sides.training, sides.heldOut]) {
		if (examples === undefined) continue;
		for (const { values } of Object.values(examples.signals)) checksum = crc32(bytesOf(values), checksum);
		if (examples.statics) checksum = crc32(bytesOf(examples.statics.values), checksum);
		checksum = crc32(bytesOf(Float64Array.from(examples.outcomes)), checksum);
		if (examples.events) checksum = crc32(bytesOf(Float64Array.from(examples.events)), checksum);
		if (examples.weights) checksum = crc32(bytesOf(Float64Array.from(examples.weights)), checksum);
		checksum = crc32(new TextEncoder().encode(examples.participantIds.join("\n")), checksum);
	}
	return checksum.toString(16).padStart(8, "0");
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array | Float64Array): Uint8Array {
	return new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);
}
