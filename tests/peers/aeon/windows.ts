import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Signal } from "@quickening/deep-learning";

export const [nWindows, nChannels, nSamples] = [300, 3, 150];

export const file = (name: string): Buffer => readFileSync(new URL(name, import.meta.url));

export const floats = (name: string): Float32Array => {
	const bytes = gunzipSync(file(name));
	return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
};

export const cases = floats("windows.f32.gz");

/** Windows from..to, the first channels of them: the peer has time last, ours has channels last. */
export function windows(from: number, to: number, channels = nChannels): Signal {
	const values = new Float32Array((to - from) * nSamples * channels);
	for (let i = from; i < to; i++) {
		for (let c = 0; c < channels; c++) {
			for (let t = 0; t < nSamples; t++) {
				values[((i - from) * nSamples + t) * channels + c] = cases[(i * nChannels + c) * nSamples + t];
			}
		}
	}
	return { values, nSamples, nChannels: channels };
}
