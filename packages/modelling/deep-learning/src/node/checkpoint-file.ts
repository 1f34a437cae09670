import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Options for `trainNetwork` that keep its checkpoint in a file: a training that was ended goes on where it was. The file is
 * written aside and put in place whole, and `done` takes it away.
 *
 * @example
 * const file = checkpointFile("training.checkpoint");
 * const trained = trainNetwork(examples, { ...options, ...file.options });
 * file.done();
 */
export function checkpointFile(path: string): {
	readonly options: {
		readonly resume: Uint8Array | undefined;
		readonly onCheckpoint: (checkpoint: Uint8Array) => void;
	};
	done(): void;
} {
	return {
		options: {
			resume: existsSync(path) ? readFileSync(path) : undefined,
			onCheckpoint(checkpoint) {
				mkdirSync(dirname(path), { recursive: true });
				const aside = `${path}.${process.pid}`;
				writeFileSync(aside, checkpoint);
				renameSync(aside, path);
			},
		},
		done: () => rmSync(path, { force: true }),
	};
}
