import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inProcess } from "./in-process.ts";
import { isItemError } from "./item-error.ts";
import { mapItems, settleItems } from "./map-items.ts";
import { moved } from "./moved.ts";

async function all<T>(results: AsyncIterable<T>): Promise<T[]> {
	const found: T[] = [];
	for await (const result of results) found.push(result);
	return found;
}
const square = (x: number) => x * x;

describe("mapItems", () => {
	it("hands on the results in the order of the items, whatever chunks and room there are", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 30 }),
				fc.integer({ min: 1, max: 40 }),
				fc.integer({ min: 1, max: 9 }),
				async (items, chunkSize, chunksAtOnce) => {
					const found = await all(mapItems(items, inProcess(square), { chunkSize, chunksAtOnce }));
					expect(found).toEqual(items.map(square));
				},
			),
			{ numRuns: 50 },
		);
	});

	it("of no items gives nothing", async () => {
		expect(await all(mapItems([], inProcess(square)))).toEqual([]);
	});

	it("names the item whose work throws, keeps what it threw, and does none behind it", async () => {
		const done: string[] = [];
		const work = (id: string) => {
			done.push(id);
			if (id === "b") throw new TypeError("no night in it");
			return id;
		};
		const handedOn: string[] = [];
		const run = async () => {
			for await (const id of mapItems(["a", "b", "c", "d"], inProcess(work))) handedOn.push(id);
		};
		const error = await run().catch((thrown) => thrown);
		expect(error.message).toBe("b: no night in it");
		expect(isItemError(error) && [error.itemId, error.index]).toEqual(["b", 1]);
		expect(error.cause).toBeInstanceOf(TypeError);
		expect(handedOn).toEqual(["a"]);
		expect(done).toEqual(["a", "b"]);
	});

	it("reads no further ahead than there is room", async () => {
		let read = 0;
		function* endless() {
			for (;;) yield read++;
		}
		let taken = 0;
		for await (const _ of mapItems(endless(), inProcess(square), { chunkSize: 10, chunksAtOnce: 3 })) {
			taken++;
			expect(read).toBeLessThanOrEqual(taken + 40);
			if (taken === 500) break;
		}
		expect(taken).toBe(500);
	});

	it("closes its source when the loop is left early or ends in an error", async () => {
		let closed = 0;
		function* source() {
			try {
				for (let i = 0; ; i++) yield i;
			} finally {
				closed++;
			}
		}
		for await (const x of mapItems(source(), inProcess(square))) if (x > 10) break;
		const fails = () => {
			throw new Error("no");
		};
		await expect(all(mapItems(source(), inProcess(fails)))).rejects.toThrow("0: no");
		expect(closed).toBe(2);
	});

	it("throws what its source throws, after what came before it", async () => {
		function* source() {
			yield 2;
			throw new Error("the file ends early");
		}
		const found: number[] = [];
		const run = async () => {
			for await (const x of mapItems(source(), inProcess(square))) found.push(x);
		};
		await expect(run()).rejects.toThrow("the file ends early");
		expect(found).toEqual([4]);
	});

	it("takes a source that is still being made, and hands on what is there while it waits", async () => {
		let release = () => {};
		async function* slow() {
			yield 1;
			yield 2;
			await new Promise<void>((resolve) => {
				release = resolve;
			});
			yield 3;
		}
		const results = mapItems(slow(), inProcess(square), { chunksAtOnce: 9 });
		expect((await results.next()).value).toBe(1);
		expect((await results.next()).value).toBe(4);
		release();
		expect(await all(results)).toEqual([9]);
	});

	it("hears an abort signal: before, between items, and while it waits for the source", async () => {
		const reason = new Error("Ctrl-C");
		const before = AbortSignal.abort(reason);
		await expect(all(mapItems([1], inProcess(square), { signal: before }))).rejects.toBe(reason);
		const control = new AbortController();
		const found: number[] = [];
		const run = async () => {
			for await (const x of mapItems([1, 2, 3, 4, 5, 6], inProcess(square), { signal: control.signal })) {
				found.push(x);
				if (found.length === 2) control.abort(reason);
			}
		};
		await expect(run()).rejects.toBe(reason);
		expect(found).toEqual([1, 4]);
		const waiting = new AbortController();
		async function* never() {
			await new Promise(() => {});
			yield 1;
		}
		const results = all(mapItems(never(), inProcess(square), { signal: waiting.signal }));
		waiting.abort(reason);
		await expect(results).rejects.toBe(reason);
	});

	it("tells progress, with the total where it is known", async () => {
		const told: unknown[] = [];
		const onProgress = (progress: unknown) => told.push(progress);
		await all(
			mapItems(
				new Set(["a", "b"]),
				inProcess((id: string) => id),
				{ onProgress },
			),
		);
		await all(
			mapItems(
				["c"].values(),
				inProcess((id: string) => id),
				{ onProgress },
			),
		);
		expect(told).toEqual([
			{ done: 1, failed: 0, total: 2, id: "a" },
			{ done: 2, failed: 0, total: 2, id: "b" },
			{ done: 1, failed: 0, total: undefined, id: "c" },
		]);
	});

	it("calls an item by its id, its participant, its place, or as it is told", async () => {
		const ids = inProcess((_: unknown, { id }) => id);
		const items = [{ id: 7 }, { participantId: "p1" }, { personId: "q" }, { n: 1 }, [2], 5, "s"];
		expect(await all(mapItems(items, ids))).toEqual(["7", "p1", "q", "item 3", "item 4", "5", "s"]);
		expect(await all(mapItems([1, 2], ids, { idOf: (x, i) => `x${x}/${i}` }))).toEqual(["x1/0", "x2/1"]);
	});

	it("refuses chunks and room of less than one", async () => {
		await expect(all(mapItems([1], inProcess(square), { chunkSize: 0 }))).rejects.toThrow(
			"mapItems: chunkSize must be a whole number of at least 1; got 0",
		);
		await expect(all(settleItems([1], inProcess(square), { chunksAtOnce: 1.5 }))).rejects.toThrow(
			"settleItems: chunksAtOnce must be a whole number of at least 1; got 1.5",
		);
	});
});

describe("settleItems", () => {
	it("hands on errors in their place and stops nothing, with as many failed as there were", async () => {
		const inverse = async (x: number) => {
			if (x === 0) throw new Error("divides by 0");
			return 1 / x;
		};
		let failed = 0;
		const found = await all(
			settleItems([1, 0, 2, 0], inProcess(inverse), {
				chunkSize: 3,
				onProgress: (progress) => {
					failed = progress.failed;
				},
			}),
		);
		expect(found.map((each) => (each.ok ? each.value : each.error.message))).toEqual([
			1,
			"0: divides by 0",
			0.5,
			"0: divides by 0",
		]);
		expect(failed).toBe(2);
	});
});

describe("inProcess", () => {
	it("passes copies, as threads do: the work cannot change what it was given", async () => {
		const item = { values: [1, 2] };
		const shared = { offsets: [10] };
		const work = (given: typeof item, context: { shared: typeof shared }) => {
			given.values.push(3);
			context.shared.offsets[0]! += 1;
			return given;
		};
		const [found] = await all(mapItems([item], inProcess(work, { shared })));
		expect(found).toEqual({ values: [1, 2, 3] });
		expect(item.values).toEqual([1, 2]);
		expect(shared.offsets).toEqual([10]);
	});

	it("refuses what no thread could send, and names the item", async () => {
		await expect(
			all(
				mapItems(
					["a"],
					inProcess(() => () => 1),
				),
			),
		).rejects.toThrow(/^a: .*could not be cloned/);
		await expect(
			all(
				mapItems(
					[{ id: "b", f: square }],
					inProcess(() => 1),
				),
			),
		).rejects.toThrow(/^b: .*could not be cloned/);
	});
});

describe("moved", () => {
	it("gives away whole buffers, once each, and copies parts of larger ones", async () => {
		const whole = new Float64Array([1, 2]);
		const part = new Float64Array([3, 4, 5]).subarray(1);
		const value = { whole, again: [whole], part, self: {} };
		value.self = value;
		const [found] = await all(
			mapItems(
				[1],
				inProcess(() => moved(value)),
			),
		);
		expect(found!.whole).toEqual(new Float64Array([1, 2]));
		expect(found!.again[0]).toBe(found!.whole);
		expect([...found!.part]).toEqual([4, 5]);
		expect(whole.length).toBe(0);
		expect([...part]).toEqual([4, 5]);
	});
});
