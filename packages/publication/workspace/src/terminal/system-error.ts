import { UserError } from "./user-error.ts";

/** What a system says in a word, and what a person can do about it. */
const ANSWERS: Readonly<Record<string, readonly [what: string, whatToDo: string]>> = {
	ENOSPC: ["the disk is full", "Free some space and run the same command again: what came to its end is kept."],
	EDQUOT: [
		"the disk quota is used up",
		"Free some space and run the same command again: what came to its end is kept.",
	],
	EROFS: ["the disk is read-only", "Use a checkout on a disk that can be written to, or mount this one so."],
	EACCES: ["permission denied", "See that the file and its folder belong to you."],
	EPERM: ["permission denied", "See that the file and its folder belong to you."],
	EIO: ["the disk reports an input/output error", "Look at the disk, then run the same command again."],
	EMFILE: ["too many files are open", "Raise the limit (ulimit -n 4096), then run the same command again."],
	ENFILE: ["too many files are open on this machine", "Close other programs, then run the same command again."],
	ENOMEM: ["there is not enough memory", "Close other programs, then run the same command again."],
	ENAMETOOLONG: [
		"the name is too long for this disk",
		"Use shorter names, or a checkout in a folder nearer to the root.",
	],
	ELOOP: ["links lead in a circle", "Delete the link."],
	ENOTDIR: ["a part of the path is a file and not a folder", "Move the file away."],
	EISDIR: ["it is a folder and not a file", "Move the folder away."],
	EFBIG: ["the file is too large for this disk", "Use a checkout on another disk."],
	EXDEV: ["it lies on another disk", "Keep the checkout on one disk."],
};

/** A refusal of the system as an error for people, which names the file; undefined for other errors. */
export function explainSystemError(error: unknown): UserError | undefined {
	if (!(error instanceof Error)) return undefined;
	const { code = "", syscall, path, dest } = error as NodeJS.ErrnoException & { readonly dest?: string };
	const answer = ANSWERS[code];
	if (answer === undefined || syscall === undefined) return undefined;
	const file = dest ?? path;
	const doing = /^(?:open|read|scandir|stat|lstat|readlink|realpath|access)$/.test(syscall) ? "used" : "written";
	const message = file === undefined ? `${syscall}: ${answer[0]}` : `${file} could not be ${doing}: ${answer[0]}`;
	return new UserError(message, { whatToDo: answer[1], cause: error });
}
