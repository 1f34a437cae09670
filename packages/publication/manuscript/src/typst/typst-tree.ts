import { completeTypst, prepareTypst, type TypstJob } from "@quickening/figures/render";
import type { DefaultTreeAdapterTypes } from "parse5";

/** A node of an HTML tree. */
export type HtmlNode =
	| { readonly type: "text"; readonly value: string }
	| {
			readonly type: "element";
			readonly tagName: string;
			readonly properties: Readonly<Record<string, string>>;
			readonly children: readonly HtmlNode[];
	  };

/** A Typst document as a tree of HTML elements, and the values of the metadata elements that bear a label, in order. */
export interface TypstTree {
	readonly html: HtmlNode;
	readonly metadata: readonly unknown[];
}

/**
 * Compiles a Typst document for its html target.
 *
 * @param label - of the metadata elements to return, such as "qk-math".
 * @throws TypstError when it does not compile, or warns.
 */
export async function typstTree(job: TypstJob, label: string): Promise<TypstTree> {
	const { compiler, main } = await prepareTypst(job);
	const document = completeTypst(compiler, compiler.compileHtml({ mainFilePath: main }));
	const { result } = compiler.tryHtml(document);
	if (result === null) throw new Error("typstTree: the compiler gave a document but no tree of it");
	const found = compiler.query(document, { selector: `<${label}>` }) as readonly { readonly value: unknown }[];
	// The compiler's own tree (hast) would print a line of its own to the standard output.
	const { parse } = await import("parse5");
	const [html] = htmlNodes(parse(result.html()).childNodes);
	if (html === undefined) throw new Error("typstTree: the compiler gave an empty tree");
	return { html, metadata: found.map(({ value }) => value) };
}

function htmlNodes(nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): HtmlNode[] {
	return nodes.flatMap((node): HtmlNode[] => {
		if (node.nodeName === "#text") return [{ type: "text", value: (node as DefaultTreeAdapterTypes.TextNode).value }];
		if (!("tagName" in node)) return [];
		const properties = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
		return [{ type: "element", tagName: node.tagName, properties, children: htmlNodes(node.childNodes) }];
	});
}
