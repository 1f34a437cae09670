/// <reference path="./tar-stream.d.ts" />
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Transform, type TransformCallback } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { isUserError, UserError } from "@quickening/workspace/terminal";
import * as tar from "tar-stream";
import type { DatasetFile } from "./dataset.ts";
import { explainDiskError } from "./disk-error.ts";
import { pathProblem } from "./safe-path.ts";

/** What is taken out of an archive. */
export interface ExtractOptions {
	/** All files that the archive may hold, and must. */
	readonly files: readonly DatasetFile[];
	/** Folder to write below. */
	readonly to: string;
	/** Files not to write, because they are there already. */
	readonly skip?: ReadonlySet<string>;
	/** Bytes of the archive read so far. */
	readonly onProgress?: (bytes: number) => void;
	readonly signal?: AbortSignal;
}

/**
 * Unpacks a tar.gz as a stream, taking only the listed files, each of the listed size and sha256. Refused are paths
 * that climb out, absolute paths, links, devices, files twice or not listed, and more bytes than the list allows for.
 * A file whose bytes are wrong is not left behind.
 *
 * @throws UserError that names the archive, the file and what to do.
 */
export async function extractArchive(archive: string, options: ExtractOptions): Promise<void> {
	const { files, to, skip = new Set<string>(), onProgress, signal } = options;
	const listed = new Map(files.map((file) => [file.path, file]));
	const seen = new Set<string>();
	const hostile = (path: string, why: string) =>
		new UserError(`${archive}: "${path}" is refused, because ${why}`, {
			whatToDo: "Nothing of it was kept. Get the archive from a mirror that you trust.",
		});

	// Headers, padding and long names take room as well; far more than that is a bomb.
	const limit = files.reduce((sum, file) => sum + file.bytes + 8192, 1 << 20);
	let unpacked = 0;
	let read = 0;
	const watch = (count: (chunk: Buffer) => Error | undefined) =>
		new Transform({
			transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback) {
				const problem = count(chunk);
				if (problem) done(problem);
				else done(null, chunk);
			},
		});
	const packedBytes = watch((chunk) => {
		read += chunk.length;
		onProgress?.(read);
		return undefined;
	});
	const unpackedBytes = watch((chunk) => {
		unpacked += chunk.length;
		if (unpacked <= limit) return undefined;
		return new UserError(`${archive} unpacks to more than the ${limit} bytes that its list of files allows for`, {
			whatToDo: "Nothing of it was kept. Get the archive from a mirror that you trust.",
		});
	});
	const extract = tar.extract();
	const source = createReadStream(archive, { highWaterMark: 1 << 18 });
	const flow = pipeline(source, packedBytes, createGunzip(), unpackedBytes, extract, signal ? { signal } : {});
	// Its failure reaches the loop below as well; this keeps it from being reported as unhandled before that.
	flow.catch(() => {});

	try {
		for await (const entry of extract) {
			const { name, type, size = 0 } = entry.header;
			const path = name.replace(/^(\.\/)+/, "");
			if (type === "directory") {
				const problem = path === "" ? undefined : pathProblem(path.replace(/\/$/, ""));
				if (problem) throw hostile(name, problem);
				entry.resume();
				continue;
			}
			const problem = pathProblem(path);
			if (problem) throw hostile(name, problem);
			if (type !== "file" && type !== "contiguous-file") throw hostile(name, `it is no plain file but a ${type}`);
			const file = listed.get(path);
			if (!file) throw hostile(name, "it is not in the data set's list of files");
			if (seen.has(path)) throw hostile(name, "it is there twice");
			seen.add(path);
			if (size !== file.bytes) {
				throw new UserError(`${archive}: ${path} has ${size} bytes instead of ${file.bytes}`, {
					whatToDo: "The mirror holds another version of this file: have it brought up to date, or use another one.",
				});
			}
			if (skip.has(path)) entry.resume();
			else await writeEntry(entry, file, { archive, to });
		}
		await flow;
	} catch (error) {
		source.destroy();
		// A failure further up reaches the loop as a stream that was destroyed, or as itself: the one that says why counts.
		const failures = [error, await flow.catch((reason: unknown) => reason)];
		const explained = failures.map((failure) => explainArchiveError(failure, archive));
		throw explained.find(isUserError) ?? error;
	}
	const missing = files.filter((file) => !seen.has(file.path));
	if (missing.length > 0) {
		throw new UserError(
			`${archive} lacks ${missing.length} of ${files.length} files, the first of them ${missing[0]!.path}`,
			{ whatToDo: "The archive is incomplete: have the mirror brought up to date, or use another one." },
		);
	}
}

async function writeEntry(
	entry: AsyncIterable<Buffer>,
	file: DatasetFile,
	{ archive, to }: { archive: string; to: string },
): Promise<void> {
	const path = join(to, file.path);
	const hash = createHash("sha256");
	let whole = false;
	try {
		await mkdir(dirname(path), { recursive: true });
		const handle = await open(path, "w");
		try {
			for await (const chunk of entry) {
				hash.update(chunk);
				for (let at = 0; at < chunk.length; ) at += (await handle.write(chunk, at)).bytesWritten;
			}
		} finally {
			await handle.close();
		}
		const sha256 = hash.digest("hex");
		if (sha256 !== file.sha256) {
			throw new UserError(`${archive}: ${file.path} has sha256 ${sha256} instead of ${file.sha256}`, {
				whatToDo: "A byte of it is wrong: get the archive anew, or use another mirror.",
			});
		}
		whole = true;
	} catch (error) {
		throw explainDiskError(error, path);
	} finally {
		if (!whole) await rm(path, { force: true });
	}
}

function explainArchiveError(error: unknown, archive: string): unknown {
	const { code, message = "" } = (error ?? {}) as NodeJS.ErrnoException;
	if (code === "ENOENT") {
		return new UserError(`${archive} is missing`, { whatToDo: "Check QUICKENING_MIRROR.", cause: error });
	}
	if (code === "EACCES" || code === "EIO" || code === "EISDIR") {
		return new UserError(`${archive} could not be read: ${message}`, { whatToDo: "Check the mirror.", cause: error });
	}
	const isCut = code === "Z_BUF_ERROR" || /unexpected end/i.test(message);
	if (isCut) {
		return new UserError(`${archive} is cut short`, {
			whatToDo: "Its end is missing: get the archive anew, or use another mirror.",
			cause: error,
		});
	}
	if (code?.startsWith("Z_") || /invalid tar header|invalid format/i.test(message)) {
		return new UserError(`${archive} is damaged: ${message}`, {
			whatToDo: "Get the archive anew, or use another mirror.",
			cause: error,
		});
	}
	return error;
}
