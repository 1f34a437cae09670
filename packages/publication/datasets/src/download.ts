import { mkdir, open, rm, stat } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { UserError } from "@quickening/workspace/terminal";
import { explainDiskError } from "./disk-error.ts";
import { hashFile } from "./hash-file.ts";
import { httpGet } from "./http-get.ts";

/** What is fetched and where it goes. */
export interface DownloadOptions {
	/** The bytes gather here; a shorter file that is already here is continued. */
	readonly to: string;
	/** What the messages call it. */
	readonly name: string;
	/** Expected size; undefined accepts any up to `maximumBytes`. */
	readonly bytes: number | undefined;
	/** Expected sha256; undefined accepts any. */
	readonly sha256: string | undefined;
	readonly maximumBytes?: number;
	/** Bytes there so far; goes back when a server cannot continue. */
	readonly onProgress?: (bytes: number) => void;
	/** Attempts in a row that may bring nothing. */
	readonly retries?: number;
	/** First pause; it doubles with each attempt that brings nothing, up to 8 s. */
	readonly pauseSeconds?: number;
	/** Silence after which an attempt is given up. */
	readonly stallSeconds?: number;
	readonly signal?: AbortSignal;
}

/** A failed attempt: whether another one may help. */
class AttemptError extends Error {
	readonly retry: boolean;
	readonly whatToDo: string;
	constructor(message: string, { retry, whatToDo, cause }: { retry: boolean; whatToDo: string; cause?: unknown }) {
		super(message, { cause });
		this.retry = retry;
		this.whatToDo = whatToDo;
	}
}

const LATER = "Try again later: what was fetched is kept and continued. A mirror can be named in QUICKENING_MIRROR.";
const OTHER_BYTES = "The address serves other bytes than the data set's list says: use a mirror, or report it.";

/**
 * Fetches an address into a file: continues after a cut, waits and tries again, gives up on silence, and accepts
 * nothing but the expected bytes. When it fails, what was fetched stays in `to` for the next time, unless it is wrong.
 *
 * @throws UserError that names the file, what happened and what to do.
 */
export async function download(url: string, options: DownloadOptions): Promise<void> {
	const { to, name, bytes, sha256, onProgress, retries = 4, pauseSeconds = 0.5, signal } = options;
	await mkdir(dirname(to), { recursive: true }).catch((error) => {
		throw explainDiskError(error, to);
	});
	let barren = 0;
	let restarted = false;
	// 1,000 attempts that each bring a little is a server's joke, not a bad line.
	for (let attempt = 0; attempt < 1000; attempt++) {
		const there = await sizeOf(to);
		const before = there ?? 0;
		try {
			if (bytes !== undefined && before > bytes) await rm(to, { force: true });
			if (bytes === undefined || there !== bytes) await fetchRest(url, options);
			const received = (await sizeOf(to)) ?? 0;
			if (bytes !== undefined && received !== bytes) {
				throw new AttemptError(`the connection ended after ${received} of ${bytes} bytes`, {
					retry: true,
					whatToDo: LATER,
				});
			}
			if (sha256 === undefined) return;
			const [found] = await hashFile(to, "sha256");
			if (found === sha256) return;
			await rm(to, { force: true });
			onProgress?.(0);
			// The wrong byte may come from the part that was here before: once, fetch all of it anew.
			const again = before > 0 && !restarted;
			restarted = true;
			throw new AttemptError(`the bytes have sha256 ${found} instead of ${sha256}`, {
				retry: again,
				whatToDo: OTHER_BYTES,
			});
		} catch (error) {
			signal?.throwIfAborted();
			const failure = error instanceof AttemptError ? error : undefined;
			if (!failure) throw explainDiskError(error, to);
			barren = ((await sizeOf(to)) ?? 0) > before ? 0 : barren + 1;
			if (!failure.retry || barren > retries) {
				throw new UserError(`${name} could not be fetched from ${url}: ${failure.message}`, {
					whatToDo: failure.whatToDo,
					cause: failure.cause,
				});
			}
			await wait(Math.min(8, pauseSeconds * 2 ** Math.max(0, barren - 1)) * 1000, undefined, signal ? { signal } : {});
		}
	}
	throw new UserError(`${name} could not be fetched from ${url}: the connection was cut 1,000 times`, {
		whatToDo: LATER,
	});
}

/** One attempt: asks for what is missing and appends it. */
async function fetchRest(url: string, options: DownloadOptions): Promise<void> {
	const { to, bytes, maximumBytes = Number.POSITIVE_INFINITY, onProgress, stallSeconds = 30, signal } = options;
	const watch = stallWatch(stallSeconds, signal);
	// Without an expected size there is no telling whether what is here is a beginning of the same bytes.
	const have = bytes === undefined ? 0 : ((await sizeOf(to)) ?? 0);
	try {
		const headers = { "accept-encoding": "identity", ...(have > 0 ? { range: `bytes=${have}-` } : {}) };
		const response = await watch.guard(httpGet(url, { signal: watch.signal, headers }));
		const start = await startOf(response, have, to);
		const announced = Number(response.headers["content-length"] ?? Number.NaN);
		if (bytes !== undefined && Number.isFinite(announced) && response.headers["content-encoding"] === undefined) {
			if (start + announced !== bytes) {
				response.destroy();
				throw new AttemptError(`the server announces ${start + announced} bytes instead of ${bytes}`, {
					retry: false,
					whatToDo: OTHER_BYTES,
				});
			}
		}
		const limit = bytes ?? maximumBytes;
		const file = await open(to, start > 0 ? "a" : "w");
		let size = start;
		onProgress?.(size);
		try {
			const chunks = response[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
			for (;;) {
				const { done, value } = await watch.guard(chunks.next());
				if (done) break;
				size += value.length;
				if (size > limit) break;
				await writeAll(file, value);
				onProgress?.(size);
			}
		} finally {
			response.destroy();
			await file.close();
		}
		if (size > limit) {
			await rm(to, { force: true });
			throw new AttemptError(`the server sends more than ${limit} bytes`, { retry: false, whatToDo: OTHER_BYTES });
		}
	} finally {
		watch.end();
	}
}

/** Where the answer's bytes begin, and errors for answers that are none. */
async function startOf(response: IncomingMessage, have: number, to: string): Promise<number> {
	const { statusCode: status = 0, statusMessage = "" } = response;
	if (status === 206) {
		const range = /^bytes (\d+)-/.exec(response.headers["content-range"] ?? "");
		if (range && Number(range[1]) === have) return have;
		response.destroy();
		await rm(to, { force: true });
		throw new AttemptError("the server continued at another place than asked", { retry: true, whatToDo: LATER });
	}
	if (status === 200) return 0;
	response.destroy();
	if (status === 416) {
		await rm(to, { force: true });
		throw new AttemptError("the server cannot continue what was begun", { retry: true, whatToDo: LATER });
	}
	const retry = status === 408 || status === 425 || status === 429 || status >= 500;
	const whatToDo = retry
		? LATER
		: status === 401 || status === 403
			? "The server wants permission: see the data set's README for how to ask, or use a mirror (QUICKENING_MIRROR)."
			: "It is no longer at this address: use a mirror (QUICKENING_MIRROR), or report it.";
	throw new AttemptError(`the server answered ${status} ${statusMessage}`.trimEnd(), { retry, whatToDo });
}

/** Ends an attempt when nothing has come for a while. */
function stallWatch(seconds: number, outer: AbortSignal | undefined) {
	const controller = new AbortController();
	const signal = outer ? AbortSignal.any([outer, controller.signal]) : controller.signal;
	let timer: NodeJS.Timeout | undefined;
	const stalled = () =>
		new AttemptError(`nothing came for ${seconds} s`, {
			retry: true,
			whatToDo: LATER,
		});
	return {
		signal,
		end: () => clearTimeout(timer),
		/** Waits for a step of the network, and turns its failure into an {@link AttemptError}. */
		async guard<T>(step: Promise<T>): Promise<T> {
			clearTimeout(timer);
			timer = setTimeout(() => controller.abort(), seconds * 1000);
			try {
				return await step;
			} catch (error) {
				if (controller.signal.aborted) throw stalled();
				throw networkError(error);
			} finally {
				clearTimeout(timer);
			}
		},
	};
}

function networkError(error: unknown): AttemptError {
	const { code = "", message } = error as NodeJS.ErrnoException;
	const words: Record<string, string> = {
		ENOTFOUND: "the server's name is not known here",
		EAI_AGAIN: "the server's name could not be looked up",
		ECONNREFUSED: "the server refuses connections",
		ECONNRESET: "the connection was cut",
		EPIPE: "the connection was cut",
		ETIMEDOUT: "the server did not answer",
		ENETUNREACH: "there is no way to the server",
		EHOSTUNREACH: "there is no way to the server",
	};
	const isCertificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(code);
	const text = words[code] ?? message;
	return new AttemptError(code && !text.includes(code) ? `${text} (${code})` : text, {
		retry: !isCertificate && !["ENOTFOUND", "ERR_INVALID_URL", "ERR_INVALID_PROTOCOL", "REDIRECTS"].includes(code),
		whatToDo: isCertificate
			? "Name your network's certificates in NODE_EXTRA_CA_CERTS, or use a mirror (QUICKENING_MIRROR)."
			: "See that this machine reaches the address (a proxy: HTTPS_PROXY), or use a mirror (QUICKENING_MIRROR).",
		cause: error,
	});
}

async function writeAll(file: Awaited<ReturnType<typeof open>>, chunk: Uint8Array): Promise<void> {
	for (let at = 0; at < chunk.length; ) at += (await file.write(chunk, at)).bytesWritten;
}

/** Undefined when there is no such file; an empty one is a whole one when no byte is expected. */
async function sizeOf(path: string): Promise<number | undefined> {
	try {
		return (await stat(path)).size;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
		throw error;
	}
}
