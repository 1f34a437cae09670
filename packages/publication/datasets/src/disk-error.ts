import { statfs } from "node:fs/promises";
import { formatBytes, UserError } from "@quickening/workspace/terminal";

/** Turns a disk's refusal into an error that names the file and says what to do; other errors stay as they are. */
export function explainDiskError(error: unknown, path: string): unknown {
	const code = (error as NodeJS.ErrnoException)?.code;
	const answers: Record<string, [string, string]> = {
		ENOSPC: ["the disk is full", "Free some space and try again; what was fetched so far is kept."],
		EDQUOT: ["the disk quota is used up", "Free some space and try again; what was fetched so far is kept."],
		EACCES: ["permission denied", "See that the folder belongs to you and can be written to."],
		EPERM: ["permission denied", "See that the folder belongs to you and can be written to."],
		EROFS: ["the disk is read-only", "Use a checkout on a disk that can be written to."],
		EFBIG: ["the file is too large for this disk", "Use a checkout on another disk."],
		EIO: ["the disk reports an input/output error", "Check the disk, then try again."],
	};
	const answer = code === undefined ? undefined : answers[code];
	if (!answer) return error;
	return new UserError(`${path} could not be written: ${answer[0]}`, { whatToDo: answer[1], cause: error });
}

/**
 * Asks for room before work begins.
 *
 * @throws UserError when the disk of `folder` has less than `bytes` free.
 */
export async function requireSpace(folder: string, bytes: number, purpose: string): Promise<void> {
	const { bavail, bsize } = await statfs(folder);
	const free = bavail * bsize;
	if (free >= bytes) return;
	throw new UserError(`${purpose} needs ${formatBytes(bytes)}, but ${formatBytes(free)} are free at ${folder}`, {
		whatToDo: "Free some space and try again.",
	});
}
