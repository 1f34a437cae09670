import { listPapers } from "@quickening/pipeline/plan";
import { UserError } from "@quickening/workspace/terminal";
import { checkFree, checkName, checkTitle } from "./check-name.ts";
import type { Draft } from "./draft.ts";
import { fillTemplate } from "./fill-template.ts";

export interface NewNotebook {
	/** Below notebooks/src, such as "topics/heart-rate". */
	readonly path: string;
	readonly title?: string;
	/** The paper whose figure and table it shows; the first one by default. */
	readonly paper?: string;
}

/** Names in notebooks/src that are no topics. */
const taken: readonly string[] = ["client", "components", "data", "fonts", "papers", "sources", "style"];

/**
 * A page of the site that draws what a paper's stages made, in the house order.
 *
 * @throws UserError with what is wrong with the path, the title or the paper.
 */
export function draftNotebook(root: string, { path: asked, title, paper: named }: NewNotebook): Draft {
	const path = asked.replace(/(?:\.md)?(?:\.ts)?$/, "");
	const parts = path.split("/");
	for (const name of parts) checkName("page and of each folder above it", name);
	if (taken.includes(parts[0]!)) {
		throw new UserError(`notebooks/src/${parts[0]} is not for pages of your own; got ${asked}`, {
			whatToDo: "Begin the path with a topic, such as topics/heart-rate.",
			exitCode: 2,
		});
	}
	const file = `notebooks/src/${path}.md.ts`;
	for (const end of ["", ".ts"]) checkFree(root, `notebooks/src/${path}.md${end}`);
	const papers = listPapers(root);
	const paper = named ?? papers[0];
	if (paper === undefined || !papers.includes(paper)) {
		throw new UserError(paper === undefined ? "there is no paper to show yet" : `there is no paper "${paper}"`, {
			whatToDo: papers.length > 0 ? `Papers here: ${papers.join(", ")}.` : "Begin one: quickening new paper my-study.",
			exitCode: 2,
		});
	}
	const heading = checkTitle(title ?? sentence(parts[parts.length - 1]!));
	const up = "../".repeat(parts.length - 1) || "./";
	const files = fillTemplate("notebook", { title: heading, paper, up }, () => file);
	return {
		kind: "notebook",
		name: path,
		files,
		edits: new Map(),
		next: [
			`It shows papers/${paper}; \`--paper\` names another one.`,
			`See it while you write: npm run quickening -- dev, then open /${path}`,
			"The site's header names its parts in notebooks/src/components/shell.ts.",
		],
	};
}

function sentence(name: string): string {
	const words = name.replaceAll("-", " ");
	return words[0]!.toUpperCase() + words.slice(1);
}
