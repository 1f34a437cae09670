import { drawNormal, seededRandom } from "@quickening/core";
import type { WorkContext } from "../../map/engine.ts";
import { moved } from "../../map/moved.ts";

export type Asked =
	| { readonly do: "draw"; readonly n: number }
	| { readonly do: "throw" | "reject" | "exit" | "fill memory" | "function" | "stray error" | "hang" }
	| { readonly do: "sum"; readonly values: Float64Array };

export interface Drawn {
	readonly mean: number;
	readonly values: Float64Array;
}

/** What tests ask of a thread: draws by the item's own seed, and every way to fail. */
export async function work(asked: Asked, { id, shared }: WorkContext<{ readonly seed: number }>): Promise<unknown> {
	switch (asked.do) {
		case "draw": {
			const random = seededRandom(`${shared.seed}/${id}`);
			const values = Float64Array.from({ length: asked.n }, () => drawNormal(random));
			// Some take longer than others, so that threads overtake one another.
			if (asked.n % 3 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
			return moved({ mean: values.reduce((sum, value) => sum + value, 0) / asked.n, values } satisfies Drawn);
		}
		case "sum":
			return asked.values.reduce((sum, value) => sum + value, 0);
		case "throw":
			throw Object.assign(new RangeError("no beat was found"), { code: "no-beats" });
		case "reject":
			return Promise.reject("a text");
		case "exit":
			return process.exit(3);
		case "fill memory": {
			const kept: number[][] = [];
			for (;;) kept.push(new Array(1e5).fill(kept.length));
		}
		case "function":
			return () => 1;
		case "stray error":
			setTimeout(() => {
				throw new Error("from a timer");
			});
			return new Promise(() => {});
		case "hang":
			return new Promise(() => setInterval(() => {}, 1000));
	}
}
