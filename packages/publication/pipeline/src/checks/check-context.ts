import type { PaperDefinition } from "@quickening/paper";
import type { StageCode } from "../fingerprint/fingerprint.ts";
import type { DefinitionLocator } from "../locate-definition.ts";
import type { PaperPlan } from "../plan/plan.ts";
import type { SyncProblem } from "../plan/problem.ts";
import type { SyntaxTree } from "../syntax-tree.ts";

/** A paper whose definition is right and whose code is whole. */
export interface CheckedPaper {
	readonly paper: PaperDefinition;
	readonly plan: PaperPlan;
	/** By DVC stage. */
	readonly code: Readonly<Record<string, StageCode>>;
}

/** What the checks of a paper's content look at. Every file that they read is noted, so that the answer can be kept. */
export interface CheckContext extends CheckedPaper {
	readonly root: string;
	/** The bytes of a file below the root; undefined when it is not there. */
	bytes(path: string): Buffer | undefined;
	/** The text of a file; undefined when it is not there or is no UTF-8 (which is then a problem of its own). */
	text(path: string): string | undefined;
	/** Source of the paper or a package as a tree; undefined when it is not there or cannot be parsed. */
	tree(path: string): Promise<SyntaxTree | undefined>;
	/** Where a part of the definition is written. */
	locator(): Promise<DefinitionLocator>;
	/** Notes a problem. */
	add(problem: SyncProblem): void;
}
