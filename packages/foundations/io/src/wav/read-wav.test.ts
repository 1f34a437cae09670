import { isInvalidInput } from "@quickening/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readWav } from "./read-wav.ts";

type Chunk = readonly [name: string, content: readonly number[]];

const uint16 = (value: number) => [value & 255, (value >> 8) & 255];
const uint32 = (value: number) => [0, 8, 16, 24].map((shift) => (value >>> shift) & 255);
const text = (name: string) => Array.from(name, (letter) => letter.charCodeAt(0));

/** A RIFF file of these chunks, each with its padding. */
function riff(...chunks: readonly Chunk[]): Uint8Array {
	const body = chunks.flatMap(([name, content]) => [
		...text(name),
		...uint32(content.length),
		...content,
		...(content.length % 2 === 1 ? [0] : []),
	]);
	return Uint8Array.from([...text("RIFF"), ...uint32(body.length + 4), ...text("WAVE"), ...body]);
}

function fmt({
	code = 1,
	channels = 1,
	rate = 8000,
	bits = 16,
	bytesPerFrame = (channels * bits) / 8,
}: {
	code?: number;
	channels?: number;
	rate?: number;
	bits?: number;
	bytesPerFrame?: number;
} = {}): Chunk {
	return [
		"fmt ",
		[
			...uint16(code),
			...uint16(channels),
			...uint32(rate),
			...uint32(rate * bytesPerFrame),
			...uint16(bytesPerFrame),
			...uint16(bits),
		],
	];
}

/** The identifier of an extensible format, by its code. */
const identifier = (code: number) => [...uint16(code), 0, 0, 0, 0, 16, 0, 128, 0, 0, 170, 0, 56, 155, 113];
const extensible = (options: { bits: number; code?: number; valid?: number }, tail = identifier(options.code ?? 1)) => {
	const [name, content] = fmt({ ...options, code: 0xfffe });
	return [name, [...content, ...uint16(22), ...uint16(options.valid ?? options.bits), ...uint32(4), ...tail]] as Chunk;
};

/** Bytes of values in -1..1, by the definition of each width. */
function encode(values: readonly number[], bits: number, isFloat: boolean): number[] {
	return values.flatMap((value) => {
		if (isFloat) return [...new Uint8Array((bits === 32 ? Float32Array : Float64Array).of(value).buffer)];
		const whole = BigInt(value * 2 ** (bits - 1)) + (bits === 8 ? 128n : 0n);
		return Array.from({ length: bits / 8 }, (_, byte) => Number(BigInt.asUintN(8, whole >> BigInt(8 * byte))));
	});
}

const sixteen: Chunk = ["data", [0, 0, 0, 64, 0, 128, 255, 127]];
const sixteenValues = [0, 0.5, -1, 32_767 / 32_768];
const codes = (bytes: Uint8Array) => readWav(bytes).warnings.map(({ code }) => code);

describe("readWav", () => {
	it("reads 16-bit samples as fractions of full scale", () => {
		const { samplingRateHz, channels, encoding, bitsPerSample, warnings } = readWav(riff(fmt(), sixteen));
		expect({ samplingRateHz, encoding, bitsPerSample, warnings }).toEqual({
			samplingRateHz: 8000,
			encoding: "pcm",
			bitsPerSample: 16,
			warnings: [],
		});
		expect(channels.map((samples) => Array.from(samples))).toEqual([sixteenValues]);
	});
	it("reads the other widths", () => {
		const first = (format: Chunk, bytes: number[]) => Array.from(readWav(riff(format, ["data", bytes])).channels[0]);
		expect(first(fmt({ bits: 8 }), [0, 128, 255])).toEqual([-1, 0, 127 / 128]);
		expect(first(fmt({ bits: 24 }), [0, 0, 128, 0, 0, 64, 255, 255, 255])).toEqual([-1, 0.5, -1 / 8_388_608]);
		expect(first(fmt({ bits: 32 }), [0, 0, 0, 128, 0, 0, 0, 64])).toEqual([-1, 0.5]);
		expect(first(fmt({ bits: 32, code: 3 }), [0, 0, 32, 192])).toEqual([-2.5]);
		// 12 bits stand at the top of two bytes.
		expect(first(fmt({ bits: 12, bytesPerFrame: 2 }), [0, 128, 240, 127])).toEqual([-1, 2047 / 2048]);
	});
	it("keeps channels apart", () => {
		const { channels } = readWav(riff(fmt({ channels: 2 }), sixteen));
		expect(channels.map((samples) => Array.from(samples))).toEqual([
			[0, -1],
			[0.5, 32_767 / 32_768],
		]);
	});
	it("reads an extensible header, and 24 of 32 bits", () => {
		expect(Array.from(readWav(riff(extensible({ bits: 16 }), sixteen)).channels[0])).toEqual(sixteenValues);
		const wide = readWav(riff(extensible({ bits: 32, valid: 24 }), ["data", [0, 0, 0, 64]]));
		expect(Array.from(wide.channels[0])).toEqual([0.5]);
		const float = readWav(riff(extensible({ bits: 64, code: 3 }), ["data", encode([0.1], 64, true)]));
		expect(Array.from(float.channels[0])).toEqual([0.1]);
	});
	it("takes chunks in any order and steps over padding and what it does not know", () => {
		const odd: Chunk = ["LIST", [1, 2, 3]];
		for (const bytes of [riff(odd, fmt(), sixteen), riff(sixteen, odd, fmt()), riff(fmt(), odd, sixteen, odd)]) {
			const { channels, warnings } = readWav(bytes);
			expect(Array.from(channels[0])).toEqual(sixteenValues);
			expect(warnings).toEqual([]);
		}
	});
	it("reads a part of a larger buffer and leaves it as it is", () => {
		const file = riff(fmt(), sixteen);
		const larger = new Uint8Array(file.length + 20).fill(9);
		larger.set(file, 7);
		const before = larger.slice();
		expect(Array.from(readWav(larger.subarray(7, 7 + file.length)).channels[0])).toEqual(sixteenValues);
		expect(larger).toEqual(before);
	});

	const patched = (at: number, bytes: readonly number[], file = riff(fmt(), sixteen)) => {
		file.set(bytes, at);
		return file;
	};
	it.each([
		["no bytes", new Uint8Array(0), "readWav: the file must be a RIFF/WAVE file of at least 12 bytes; got 0 bytes"],
		[
			"another kind",
			Uint8Array.from(text("caff00000000000")),
			"must begin as a RIFF/WAVE file; got the bytes 63616666",
		],
		["another RIFF", patched(8, text("AVI ")), "must begin as a RIFF/WAVE file"],
		["RF64", patched(0, text("RF64")), "64-bit and big-endian forms are not read here; got RF64"],
		["no format", riff(sixteen), 'must have a chunk "fmt"; got "data"'],
		["no samples", riff(fmt()), 'must have a chunk "data"; got "fmt"'],
		["a short format", riff(["fmt ", [1, 0, 1, 0]], sixteen), 'at least 16 bytes in its chunk "fmt"; got 4'],
		["mu-law", riff(fmt({ code: 7, bits: 8 }), sixteen), "must hold PCM or floating-point samples; got mu-law"],
		["an unknown code", riff(fmt({ code: 4711 }), sixteen), "got format 4711"],
		["no channel", riff(fmt({ channels: 0 }), sixteen), "must have at least 1 channel; got 0"],
		[
			"no rate",
			riff(fmt({ rate: 0 }), sixteen),
			'must give a sampling rate above 0 Hz, to 1000000 Hz, in byte 4 of its chunk "fmt"; got 0',
		],
		["a rate above 1 MHz", riff(fmt({ rate: 1_000_001 }), sixteen), 'in byte 4 of its chunk "fmt"; got 1000001'],
		[
			"more bits that count than there are",
			riff(extensible({ bits: 16, valid: 17 }), sixteen),
			"at most 16 bits that count in a sample, in byte 18",
		],
		["no bits", riff(fmt({ bits: 0, bytesPerFrame: 2 }), sixteen), "got 0 bits a sample, 2 bytes for 1 channels"],
		["40-bit samples", riff(fmt({ bits: 40 }), sixteen), "got 40 bits a sample, 5 bytes for 1 channels"],
		["16-bit floats", riff(fmt({ bits: 16, code: 3 }), sixteen), "floating-point samples of 4 or 8; got 16 bits"],
		[
			"65,535 channels in two bytes",
			riff(fmt({ channels: 65_535, bytesPerFrame: 2 }), sixteen),
			"got 16 bits a sample, 2 bytes for 65535 channels",
		],
		["a foreign identifier", riff(extensible({ bits: 16 }, Array(16).fill(5)), sixteen), "must name a standard format"],
		["an extensible header cut short", riff(fmt({ code: 0xfffe }), sixteen), "extensible header; got nothing"],
	])("refuses %s, and says what to do", (_, bytes, message) => {
		expect(() => readWav(bytes)).toThrow(message);
	});
	it("names the file", () => {
		expect(() => readWav(new Uint8Array(3), { file: "cry.wav" })).toThrow("readWav: cry.wav must be");
	});

	const sizeAt = 12 + 24 + 4;
	it.each([
		["a file that ends early", riff(fmt(), sixteen).subarray(0, -3), ["cut-short", "partial-frame"], 2],
		["a hostile length", patched(sizeAt, uint32(0xffff_fff0)), ["cut-short"], 4],
		["a length that was never written", patched(sizeAt, uint32(0xffff_ffff)), ["open-length"], 4],
		["an unfinished recording", patched(4, uint32(0), patched(sizeAt, uint32(0))), ["open-length"], 4],
		["a length of 0 in a finished file", riff(fmt(), ["data", []]), ["empty"], 0],
		["half a sample", riff(fmt(), ["data", [1, 2, 3]]), ["partial-frame"], 1],
		["a second chunk of samples", riff(fmt(), sixteen, sixteen), ["several-data-chunks"], 4],
		["numbers that are none", riff(fmt({ code: 3, bits: 32 }), ["data", [0, 0, 192, 127]]), ["not-finite"], 1],
		[
			"an unknown chunk of a hostile length",
			patched(56, uint32(0xffff_ffff), riff(fmt(), sixteen, ["junk", []])),
			["cut-short"],
			4,
		],
		["a chunk whose name is none", patched(52, [0, 1, 2, 3], riff(fmt(), sixteen, ["junk", []])), ["odd-chunk"], 4],
		["bytes after its end", Uint8Array.from([...riff(fmt(), sixteen), 1, 2, 3]), ["extra-bytes", "extra-bytes"], 4],
		["a length in all that is another", patched(4, uint32(1000)), ["cut-short"], 4],
		["a rate that is said twice, not alike", patched(24, uint32(8001)), ["byte-rate"], 4],
		["a second format", riff(fmt(), fmt({ rate: 16_000 }), sixteen), ["several-chunks"], 4],
		["a format of another length", riff(["fmt ", [...fmt()[1], 1, 0]], sixteen), ["format-length"], 4],
		["another count of samples", riff(fmt(), ["fact", uint32(5)], sixteen), ["fact"], 4],
		["more bits than it says", riff(fmt({ bits: 12, bytesPerFrame: 2 }), ["data", [1, 0]]), ["low-bits"], 1],
	])("reads what is there of %s", (_, bytes, warnings, nSamples) => {
		expect(codes(bytes)).toEqual(warnings);
		expect(readWav(bytes).channels[0]).toHaveLength(nSamples);
	});

	it("gives back what was written, in every width", () => {
		const widths = [
			[8, false],
			[16, false],
			[24, false],
			[32, false],
			[32, true],
			[64, true],
		] as const;
		const sound = fc.constantFrom(...widths).chain(([bits, isFloat]) => {
			const sample = isFloat
				? bits === 32
					? fc.float({ noNaN: true, min: -1, max: 1 })
					: fc.double({ noNaN: true, min: -1, max: 1 })
				: fc.integer({ min: -(2 ** (bits - 1)), max: 2 ** (bits - 1) - 1 }).map((value) => value / 2 ** (bits - 1));
			return fc.record({
				bits: fc.constant(bits),
				isFloat: fc.constant(isFloat),
				isExtensible: fc.boolean(),
				rate: fc.integer({ min: 1, max: 1_000_000 }),
				frames: fc
					.integer({ min: 1, max: 5 })
					.chain((channels) =>
						fc.array(fc.array(sample, { minLength: channels, maxLength: channels }), { minLength: 1 }),
					),
			});
		});
		fc.assert(
			fc.property(sound, ({ bits, isFloat, isExtensible, rate, frames }) => {
				const channels = frames[0].length;
				const code = isFloat ? 3 : 1;
				const bytesPerFrame = (channels * bits) / 8;
				const [, plain] = fmt({ code, bits, channels, rate, bytesPerFrame });
				const format: Chunk = isExtensible
					? [
							"fmt ",
							[...uint16(0xfffe), ...plain.slice(2), ...uint16(22), ...uint16(bits), ...uint32(0), ...identifier(code)],
						]
					: ["fmt ", plain];
				const read = readWav(riff(format, ["data", encode(frames.flat(), bits, isFloat)]));
				expect(read.samplingRateHz).toBe(rate);
				expect(read.warnings).toEqual([]);
				const written = Array.from({ length: channels }, (_, c) => frames.map((frame) => frame[c]));
				expect(read.channels.map((samples) => Array.from(samples))).toEqual(written);
			}),
			{ seed: 1 },
		);
	});

	/** Reads, or refuses with an error of ours; anything else is a fault. */
	const survives = (bytes: Uint8Array): number => {
		try {
			return readWav(bytes).channels.reduce((sum, { length }) => sum + length, 0);
		} catch (error) {
			expect(isInvalidInput(error), String(error)).toBe(true);
			return 0;
		}
	};
	it("meets a file cut at any byte with samples and a warning, or with an error", () => {
		const files = [
			riff(fmt(), ["LIST", [1, 2, 3]], sixteen),
			riff(extensible({ bits: 16 }), sixteen),
			riff(sixteen, fmt()),
		];
		for (const file of files) {
			for (let length = 0; length < file.length; length++) {
				const part = file.subarray(0, length);
				if (survives(part) > 0) expect(codes(part)).toContain("cut-short");
			}
			expect(survives(file)).toBe(4);
		}
	});
	it("meets any damage with samples no more than its bytes can hold, or with an error", () => {
		const file = riff(extensible({ bits: 16 }), ["LIST", [1, 2, 3]], sixteen);
		const damage = fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
		fc.assert(
			fc.property(damage, (changes) => {
				const damaged = file.slice();
				for (const [at, byte] of changes) damaged[at] = byte;
				expect(survives(damaged)).toBeLessThanOrEqual(file.length);
			}),
			{ seed: 2, numRuns: 2000 },
		);
	});
});
