import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { memoryBytes } from "../bytes/index.ts";
import { asRText } from "./as-r-text.ts";
import { rDataFrame, readRds } from "./index.ts";

const int = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const double = (value: number) => [...new Uint8Array(Float64Array.of(value).buffer)].reverse();
const header = [0x58, 0x0a, ...int(2), ...int(0x040202), ...int(0x020300)];
const read = (bytes: readonly number[], options = {}) => readRds(memoryBytes(Uint8Array.from(bytes), "a.rds"), options);

const symbol = (name: string) => [...int(1), ...int(0x40009), ...int(name.length), ...new TextEncoder().encode(name)];
/** A compact sequence: class, state, no attributes. */
const sequence = (length: number) => [
	...int(238),
	...int(2),
	...symbol("compact_intseq"),
	...int(254),
	...int(14),
	...int(3),
	...double(length),
	...double(1),
	...double(1),
	...int(254),
];

describe("readRds", () => {
	it("reads a vector byte by byte, packed or not", async () => {
		const bytes = [...header, ...int(13), ...int(2), ...int(7), ...int(-2147483648)];
		const plain = await read(bytes);
		expect(plain).toMatchObject({ version: 2, writtenBy: "4.2.2", nativeEncoding: undefined });
		expect(plain.object).toMatchObject({ type: "integer", values: Float64Array.of(7, Number.NaN) });
		expect(await read([...gzipSync(Uint8Array.from(bytes))])).toEqual(plain);
	});

	it("tells NA from NaN", async () => {
		const na = [0x7f, 0xf0, 0, 0, 0, 0, 0x07, 0xa2];
		const { object } = await read([...header, ...int(14), ...int(2), ...na, 0x7f, 0xf8, 0, 0, 0, 0, 0, 0]);
		expect(object).toMatchObject({ type: "double", isNa: Uint8Array.of(1, 0) });
	});

	it("refuses a length that the bytes left cannot hold, before anything is made", async () => {
		for (const type of [10, 13, 14, 15, 16, 19, 24]) {
			await expect(read([...header, ...int(type), ...int(0x7fffffff)])).rejects.toThrow(/2147483647 elements/);
			await expect(read([...header, ...int(type), ...int(-1), ...int(0x7fffffff), ...int(-1)])).rejects.toThrow(
				/must hold/,
			);
		}
	});

	it("refuses sequences that unfold past the limit, and streams that unpack past it", async () => {
		const millionfold = [...header, ...int(19), ...int(3), ...sequence(1e8), ...sequence(1e8), ...sequence(1e8)];
		await expect(read(millionfold)).rejects.toThrow(/must not unfold to more than the limit/);
		const bomb = [...gzipSync(new Uint8Array(2e6))];
		await expect(read(bomb, { maximumBytes: 1e6 })).rejects.toThrow(/at most 1000000 bytes when it is unpacked/);
	});

	it("refuses values nested without end", async () => {
		const list = [...int(19), ...int(1)];
		await expect(read([...header, ...new Array(100_000).fill(list).flat()])).rejects.toThrow(/at most 500 deep/);
	});

	it("refuses cut files at each byte", async () => {
		const whole = [...header, ...int(19), ...int(2), ...sequence(3), ...int(16), ...int(1), ...int(9), ...int(1), 65];
		expect((await read(whole)).object.type).toBe("list");
		for (let end = 0; end < whole.length; end++) {
			await expect(read(whole.slice(0, end))).rejects.toThrow(/^readRds: a\.rds must/);
		}
		const packed = [...gzipSync(Uint8Array.from(whole))];
		for (let end = 0; end < packed.length; end++) {
			await expect(read(packed.slice(0, end))).rejects.toThrow(/^readRds: a\.rds must/);
		}
		await expect(read([...whole, 0])).rejects.toThrow(/1 bytes more/);
		expect(gunzipSync(Uint8Array.from(packed)).length).toBe(whole.length);
	});
});

describe("rDataFrame", () => {
	it("says of what is no data frame what it is", async () => {
		const { object } = await read([...header, ...int(13), ...int(1), ...int(1)]);
		expect(() => rDataFrame(object)).toThrow("rDataFrame: object must be a data frame; got integer");
	});
});

it("writes numbers as R's as.character", () => {
	const pairs: [number, string][] = [
		[1, "1"],
		[100000, "1e+05"],
		[123456, "123456"],
		[0.0001, "1e-04"],
		[0.1, "0.1"],
		[-1 / 3, "-0.333333333333333"],
		[1e300, "1e+300"],
		[Number.NEGATIVE_INFINITY, "-Inf"],
	];
	for (const [value, text] of pairs) expect(asRText(value)).toBe(text);
});
