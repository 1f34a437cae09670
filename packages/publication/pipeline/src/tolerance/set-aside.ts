import { rmSync } from "node:fs";
import { join } from "node:path";
import { readIfThere, writeAtomically } from "@quickening/workspace";

/*
 * What a stage made, where the committed bytes were kept: .quickening/rebuilt/<paper>/<path below the paper's folder>. There a
 * person can look at it, and every later judgement compares it with the committed one.
 */

/** Environment variable that lets results within tolerance take the place of the committed ones, when somebody wants them to. */
export const REPLACE_VARIABLE = "QUICKENING_REPLACE";

/** Where what a stage made is set aside. */
export function setAsidePath(root: string, paper: string, path: string): string {
	return join(root, ".quickening", "rebuilt", paper, path);
}

/** Sets aside what a stage made of one output. */
export function setAside(root: string, paper: string, path: string, bytes: Uint8Array): void {
	writeAtomically(setAsidePath(root, paper, path), bytes);
}

/** What was set aside of an output; undefined when nothing was. */
export function readSetAside(root: string, paper: string, path: string): Buffer | undefined {
	return readIfThere(setAsidePath(root, paper, path));
}

/** Forgets what an earlier run had set aside of these outputs. */
export function forgetSetAside(root: string, paper: string, paths: readonly string[]): void {
	for (const path of paths) rmSync(setAsidePath(root, paper, path), { force: true });
}
