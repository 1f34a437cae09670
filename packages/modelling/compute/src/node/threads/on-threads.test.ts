import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import type { Engine } from "../../map/engine.ts";
import { inProcess } from "../../map/in-process.ts";
import { isItemError } from "../../map/item-error.ts";
import { mapItems, settleItems } from "../../map/map-items.ts";
import { moved } from "../../map/moved.ts";
import { type Asked, type Drawn, work } from "../test-programs/work.ts";
import { answerItems } from "./answer-items.ts";
import { onThreads } from "./on-threads.ts";

const shared = { seed: 1 };
const options = { execArgv: ["--conditions=@quickening/source", "--no-warnings"], stderr: true };
let started = 0;
const start = () => {
	started++;
	return new Worker(new URL("../test-programs/work.worker.ts", import.meta.url), options);
};
type Item = Asked & { readonly id: string };
const draws = (n: number): Item[] =>
	Array.from({ length: n }, (_, i) => ({ id: `p${i}`, do: "draw", n: 50 + (i % 7) }));
const fails = (id: string, kind: "throw" | "reject" | "exit" | "fill memory" | "function" | "stray error"): Item => ({
	id,
	do: kind,
});

async function all<T>(results: AsyncIterable<T>): Promise<T[]> {
	const found: T[] = [];
	for await (const result of results) found.push(result);
	return found;
}

describe("onThreads", () => {
	it("gives the same results in the same order on 1, 2, 3 and 8 threads as in this one, whatever the chunks", async () => {
		const items = draws(60);
		const here = await all(mapItems(items, inProcess(work, { shared })));
		expect(here).toHaveLength(60);
		for (const threads of [1, 2, 3, 8]) {
			for (const chunkSize of [1, 7]) {
				const engine: Engine<Item, unknown> = onThreads(start, { threads, shared });
				expect(await all(mapItems(items, engine, { chunkSize }))).toEqual(here);
			}
		}
	});

	it("starts no more workers than there are threads or chunks", async () => {
		started = 0;
		await all(mapItems(draws(3), onThreads(start, { threads: 8, shared }), { chunkSize: 2 }));
		expect(started).toBe(2);
		started = 0;
		await all(mapItems(draws(30), onThreads(start, { threads: 2, shared })));
		expect(started).toBe(2);
	});

	it("names the first item that fails, hands on all before it and stops the rest", async () => {
		const items = [...draws(20), fails("bad", "throw"), ...draws(2000)];
		const handedOn: Drawn[] = [];
		let read = 0;
		function* counted() {
			for (const item of items) {
				read++;
				yield item;
			}
		}
		const run = async () => {
			for await (const each of mapItems(counted(), onThreads<Item, Drawn>(start, { threads: 2, shared }))) {
				handedOn.push(each);
			}
		};
		const error = await run().catch((thrown) => thrown);
		expect(error.message).toBe("bad: no beat was found");
		expect(isItemError(error) && error.index).toBe(20);
		expect(error.cause).toMatchObject({ name: "RangeError", code: "no-beats" });
		expect(error.cause.stack).toContain("work.ts");
		expect(handedOn).toHaveLength(20);
		expect(read).toBeLessThan(40);
	});

	it.each([1, 4])("collects each way to fail in its place and goes on, in chunks of %i", async (chunkSize) => {
		const items = [
			...draws(2),
			fails("exits", "exit"),
			fails("throws", "throw"),
			...draws(2),
			fails("fills", "fill memory"),
			fails("rejects", "reject"),
			fails("strays", "stray error"),
			fails("gives a function", "function"),
			...draws(3),
		];
		const small = () =>
			new Worker(new URL("../test-programs/work.worker.ts", import.meta.url), {
				...options,
				resourceLimits: { maxOldGenerationSizeMb: 24 },
			});
		const found = await all(settleItems(items, onThreads<Item, Drawn>(small, { threads: 2, shared }), { chunkSize }));
		expect(found.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
		expect(found.flatMap((each) => (each.ok ? [] : [each.error.message]))).toEqual([
			"exits: the thread that worked on it died: it ended by itself, with exit code 3",
			"throws: no beat was found",
			expect.stringMatching(
				/^fills: the thread that worked on it died: it used up its memory of 24 MB; use fewer threads, smaller items/,
			),
			"rejects: a text",
			"strays: the thread that worked on it died: from a timer",
			expect.stringMatching(/^gives a function: .*could not be cloned/),
		]);
		const values = found.flatMap((each) => (each.ok ? [each.value.mean] : []));
		const expected = await all(
			mapItems(
				items.filter((each) => each.do === "draw"),
				inProcess(work, { shared }),
			),
		);
		expect(values).toEqual(expected.map((each) => (each as Drawn).mean));
	});

	it("stops where a thread dies, with the item's name", async () => {
		const items = [...draws(5), fails("exits", "exit"), ...draws(5)];
		const error = await all(mapItems(items, onThreads(start, { threads: 2, shared }), { chunkSize: 4 })).catch(
			(thrown) => thrown,
		);
		expect(error.message).toBe("exits: the thread that worked on it died: it ended by itself, with exit code 3");
	});

	it("says that a worker could not begin, or never answers", async () => {
		const broken = () => new Worker(new URL("../test-programs/broken.worker.ts", import.meta.url), options);
		await expect(all(mapItems(draws(3), onThreads(broken)))).rejects.toThrow(
			"onThreads: the worker could not begin, or does not call answerItems: no such model",
		);
		const silent = () => new Worker(new URL("../test-programs/silent.worker.ts", import.meta.url), options);
		await expect(all(mapItems(draws(3), onThreads(silent)))).rejects.toThrow(
			"onThreads: the worker could not begin, or does not call answerItems: it ended by itself, with exit code 0",
		);
	});

	it("ends threads that hang when it is aborted or left", async () => {
		const control = new AbortController();
		const items: Item[] = [...draws(3), { id: "hangs", do: "hang" }, ...draws(3)];
		const found: unknown[] = [];
		const run = async () => {
			for await (const each of mapItems(items, onThreads(start, { threads: 1, shared }), { signal: control.signal })) {
				found.push(each);
				if (found.length === 3) setTimeout(() => control.abort(new Error("enough")), 50);
			}
		};
		await expect(run()).rejects.toThrow("enough");
		for await (const _ of mapItems(items, onThreads(start, { threads: 2, shared }))) break;
	});

	it("moves items that are given away, without a copy", async () => {
		const values = new Float64Array([1, 2, 3.5]);
		const items: Item[] = [moved({ id: "a", do: "sum", values })];
		expect(await all(mapItems(items, onThreads(start, { threads: 1, shared })))).toEqual([6.5]);
		expect(values.length).toBe(0);
		await expect(all(mapItems(items, onThreads(start, { threads: 1, shared })))).rejects.toThrow(
			"a: its typed arrays were given away (moved) and sent before",
		);
	});

	it("refuses less than one thread, and a worker's module that was imported", () => {
		expect(() => onThreads(start, { threads: 0 })).toThrow(
			"onThreads: threads must be a whole number of at least 1; got 0",
		);
		expect(() => answerItems(work)).toThrow("answerItems: work must be given in a module that is started as a worker");
	});
});
