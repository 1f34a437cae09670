import type { SignalBlock, Warning } from "@quickening/core";
import type { SpotLists } from "../device/spot-lists.ts";
import type { RawToG } from "./raw-to-g.ts";
import { samplesOf12Bits, unpack12Bits } from "./unpack-samples.ts";

const samplesOfBlock = 50_000;

/**
 * Blocks of activity.bin: nothing but samples of y, x, z in 12 bits, without a time or a checksum.
 *
 * Source: ActiGraph, NHANES-GT3X-File-Format, fileformats/activity.bin.md.
 */
export async function* activityToBlocks(
	pieces: AsyncIterable<Uint8Array>,
	{
		samplingRateHz,
		toG,
		file,
		warn,
	}: { samplingRateHz: number; toG: RawToG; file: string; warn: (warning: Warning) => void },
): AsyncGenerator<SignalBlock> {
	const [x, y, z] = [
		new Float64Array(samplesOfBlock),
		new Float64Array(samplesOfBlock),
		new Float64Array(samplesOfBlock),
	];
	const flags = new Uint8Array(samplesOfBlock);
	/** Bytes of a pair of samples that the next piece completes. */
	const rest = new Uint8Array(9);
	let nRest = 0;
	let filled = 0;
	let given = 0;
	const add = (bytes: Uint8Array, from: number, count: number) => {
		unpack12Bits(bytes, from, { first: y, second: x, third: z, at: filled, count });
		toG.convert({ x, y, z }, flags, filled, filled + count);
		filled += count;
	};
	const take = (): SignalBlock => {
		const shared = flags.subarray(0, filled);
		const startSeconds = given / samplingRateHz;
		given += filled;
		const samples = [x.subarray(0, filled), y.subarray(0, filled), z.subarray(0, filled)];
		filled = 0;
		return { startSeconds, samples, flags: [shared, shared, shared] };
	};
	for await (const piece of pieces) {
		let at = 0;
		if (nRest > 0) {
			const more = Math.min(9 - nRest, piece.length);
			rest.set(piece.subarray(0, more), nRest);
			nRest += more;
			at = more;
			if (nRest < 9) continue;
			add(rest, 0, 2);
			nRest = 0;
			if (filled === samplesOfBlock) yield take();
		}
		while (piece.length - at >= 9) {
			const pairs = Math.min(Math.floor((piece.length - at) / 9), (samplesOfBlock - filled) / 2);
			add(piece, at, 2 * pairs);
			at += 9 * pairs;
			if (filled === samplesOfBlock) yield take();
		}
		nRest = piece.length - at;
		rest.set(piece.subarray(at), 0);
	}
	const last = samplesOf12Bits(nRest);
	if (last > 0) add(rest, 0, last);
	// An odd number of samples ends with half a byte to spare; anything else is a sample that was cut.
	if (nRest !== (last === 1 ? 5 : 0)) {
		warn({
			code: "cut-sample",
			message: `${file}: activity.bin ends within a sample, after ${given + filled} whole ones.`,
		});
	}
	if (filled > 0) yield take();
}

/**
 * Light of lux.bin, one value a second: steps times a factor of the case, up to what it can show.
 *
 * Source: ActiGraph, NHANES-GT3X-File-Format, fileformats/lux.bin.md.
 */
export async function addLight(
	pieces: AsyncIterable<Uint8Array>,
	{ serialNumber, spots }: { readonly serialNumber: string | null; readonly spots: SpotLists },
): Promise<void> {
	const [factor, highest] = serialNumber?.startsWith("MRA") ? [3.25, 6000] : [1.25, 2500];
	let low = -1;
	let second = 0;
	for await (const piece of pieces) {
		for (const byte of piece) {
			if (low < 0) {
				low = byte;
				continue;
			}
			const raw = low | (byte << 8);
			spots.add("light", "lx", second++, raw < 20 || raw === 0xffff ? 0 : Math.min(raw * factor, highest));
			low = -1;
		}
	}
}
