import { parentPort } from "node:worker_threads";
import { InvalidInputError } from "@quickening/core";
import { doChunk } from "../../map/do-chunk.ts";
import type { NumberedItem, Outcome, Work } from "../../map/engine.ts";
import { buffersMovedWith } from "../../map/moved.ts";
import { type FromThread, isEnveloped, protocol, type SentOutcome, sentError, type ToThread } from "./messages.ts";

/**
 * Makes a module the worker of `onThreads`: called once, at its end, with the work on one item. The module has nothing else to
 * do.
 *
 * @param work - The work on one item; `context.shared` is what `onThreads` was given for all.
 * @throws InvalidInputError when the module was imported rather than started as a worker: the work belongs in a file of its own,
 *   which both the worker and `inProcess` can import.
 * @example
 * // rise.worker.ts
 * answerItems(riseOf);
 */
export function answerItems<Item, Result, Shared = undefined>(work: Work<Item, Result, Shared>): void {
	const port = parentPort;
	if (port === null) {
		throw new InvalidInputError(
			"answerItems: work must be given in a module that is started as a worker; got one that was imported. Import the file that has the work instead",
			{ code: "not-a-worker", argument: "work", received: work.name },
		);
	}
	const say = (message: FromThread, buffers: readonly ArrayBuffer[] = []) =>
		port.postMessage({ protocol, message }, [...buffers]);
	let shared = undefined as Shared;
	let underWay = new Int32Array(1);
	port.on("message", async (data: unknown) => {
		if (!isEnveloped<ToThread>(data)) return;
		const { message } = data;
		if (message.kind === "shared") {
			shared = message.shared as Shared;
			underWay = message.underWay as typeof underWay;
			return;
		}
		const outcomes = await doChunk(work, message.chunk as readonly NumberedItem<Item>[], {
			shared,
			stopAtError: message.stopAtError,
			pass: (value) => value,
			begin: ({ index }) => Atomics.store(underWay, 0, index),
		});
		const buffers = new Set(outcomes.flatMap((each) => (each.ok ? buffersMovedWith(each.value) : [])));
		try {
			say({ kind: "outcomes", outcomes: outcomes.map(sendable) }, [...buffers]);
		} catch {
			// One of them cannot be sent, such as a function: that one alone becomes an error.
			say({ kind: "outcomes", outcomes: outcomes.map(onlyIfCloned) });
		}
	});
	say({ kind: "ready" });
}

function sendable(outcome: Outcome<unknown>): SentOutcome {
	const { index, id } = outcome;
	return outcome.ok ? outcome : { index, id, ok: false, thrown: sentError(outcome.error.cause) };
}

function onlyIfCloned(outcome: Outcome<unknown>): SentOutcome {
	if (!outcome.ok) return sendable(outcome);
	try {
		structuredClone(outcome.value);
		return outcome;
	} catch (error) {
		return { index: outcome.index, id: outcome.id, ok: false, thrown: sentError(error) };
	}
}
