/*
 * node keep.ts <folder> <items>: does items of 20 ms each on two threads, keeps their results, and prints the name of each as
 * it is handed on. A test kills it on the way.
 */
import { Worker } from "node:worker_threads";
import { mapItems } from "../../map/map-items.ts";
import { keptResults } from "../kept/kept-results.ts";
import { onThreads } from "../threads/on-threads.ts";
import type { Drawn } from "./work.ts";

const [folder, items] = process.argv.slice(2) as [string, string];
const engine = onThreads<{ id: string; do: "draw"; n: number }, Drawn>(
	() => new Worker(new URL("./work.worker.ts", import.meta.url)),
	{ threads: 2, shared: { seed: 1 } },
);
const asked = Array.from({ length: Number(items) }, (_, i) => ({ id: `w${i}`, do: "draw" as const, n: 3000 }));
let i = 0;
for await (const { mean } of mapItems(asked, keptResults(engine, { folder, key: { seed: 1 } }))) {
	process.stdout.write(`w${i++} ${mean}\n`);
}
