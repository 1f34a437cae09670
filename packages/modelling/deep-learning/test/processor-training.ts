import { pinCacheSizes } from "../src/node/cache-sizes.ts";
import { trainEveryNetwork } from "./every-network.ts";
import { tensorFlow } from "./examples.ts";

/**
 * Trains every kind of network in an environment of its own, and prints hashes of what came out: as pinned; with other
 * instructions, if some are named; and, if "caches", with other cache sizes and then as pinned again.
 */
const [what] = process.argv.slice(2);
const tf = tensorFlow!;
// oneDNN looks at its variable at the first product of matrices: this takes back what loadTensorFlow has set.
if (what?.startsWith("ISA=")) process.env.ONEDNN_MAX_CPU_ISA = what.slice("ISA=".length);
const trained = [trainEveryNetwork(tf)];
if (what === "caches") {
	pinCacheSizes({ l1: 48 * 1024, l2: 1280 * 1024, l3: 54 * 1024 * 1024 });
	trained.push(trainEveryNetwork(tf));
	pinCacheSizes();
	trained.push(trainEveryNetwork(tf));
}
console.log(JSON.stringify(trained));
