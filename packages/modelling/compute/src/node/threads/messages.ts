import type { NumberedItem } from "../../map/engine.ts";

/** What a thread is told. */
export type ToThread =
	| {
			readonly kind: "shared";
			readonly shared: unknown;
			/** One number, shared: the index of the item under way, so that a thread that dies leaves word of it. */
			readonly underWay: Int32Array;
	  }
	| {
			readonly kind: "chunk";
			readonly chunk: readonly NumberedItem<unknown>[];
			readonly stopAtError: boolean;
	  };

/** What a thread answers: once that it is there, then a chunk's outcomes for each chunk, in their order. */
export type FromThread =
	| { readonly kind: "ready" }
	| { readonly kind: "outcomes"; readonly outcomes: readonly SentOutcome[] };

/** An outcome that surely can be sent. */
export type SentOutcome =
	| { readonly index: number; readonly id: string; readonly ok: true; readonly value: unknown }
	| { readonly index: number; readonly id: string; readonly ok: false; readonly thrown: SentError };

/** What is told of an error: it may hold things that no thread can send. */
export interface SentError {
	readonly name: string;
	readonly message: string;
	readonly stack: string | undefined;
	readonly code: string | undefined;
}

export function sentError(thrown: unknown): SentError {
	if (!(thrown instanceof Error)) return { name: "Error", message: String(thrown), stack: undefined, code: undefined };
	const { name, message, stack, code } = thrown as Error & { code?: unknown };
	return { name, message, stack, code: code === undefined ? undefined : String(code) };
}

export function receivedError({ name, message, stack, code }: SentError): Error {
	const error = new Error(message);
	Object.defineProperty(error, "name", { value: name, configurable: true, writable: true });
	if (stack !== undefined) error.stack = stack;
	return code === undefined ? error : Object.assign(error, { code });
}

/** Tells messages of this package from others that a worker may send. */
export const protocol = "@quickening/compute";

export interface Enveloped<Message> {
	readonly protocol: typeof protocol;
	readonly message: Message;
}

export function isEnveloped<Message>(data: unknown): data is Enveloped<Message> {
	return typeof data === "object" && data !== null && (data as { protocol?: unknown }).protocol === protocol;
}
