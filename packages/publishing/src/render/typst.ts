import { basename, dirname, join, resolve } from "node:path";
import type { NodeCompiler, NodeTypstCompileResult } from "@myriaddreamin/typst-ts-node-compiler";
import type { DefaultTreeAdapterTypes } from "parse5";
import { type FontFile, interFonts } from "./fonts.ts";

export interface TypstJob {
	/** Files by absolute path ("/main.typ"); the document can read no others. "/main.typ" is set. */
	readonly files: Readonly<Record<string, string | Uint8Array>>;
	readonly fonts?: readonly FontFile[];
	/** Unix seconds, written into the PDF as its date of creation. */
	readonly createdSeconds: number;
}

/** Something that Typst found wrong: the file's name, its line (from 1; 0 when unknown), and what. */
export interface TypstProblem {
	readonly file: string;
	readonly line: number;
	readonly message: string;
}

/** A document that does not compile, or not without a warning. */
export class TypstError extends Error {
	readonly problems: readonly TypstProblem[];

	constructor(problems: readonly TypstProblem[]) {
		super(problems.map(({ file, line, message }) => `${file}${line > 0 ? `:${line}` : ""}: ${message}`).join("\n"));
		this.name = "TypstError";
		this.problems = problems;
	}
}

/** A folder that does not exist: every file of a document is given to the compiler, none is on disk. */
const NOWHERE = resolve("/quickening-has-no-such-folder");

/**
 * Sets a Typst document as PDF with our font files, from memory: the same source gives the same bytes.
 *
 * @throws TypstError when it does not compile, or warns (a font that is missing, a layout that does not converge).
 */
export async function typstPdf(job: TypstJob): Promise<Uint8Array> {
	const { compiler, main } = await prepare(job);
	const document = complete(compiler, compiler.compile({ mainFilePath: main }));
	return compiler.pdf(document, { creationTimestamp: job.createdSeconds });
}

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
 * @throws TypstError when it does not compile, or warns; that html is experimental is no warning about the document.
 */
export async function typstTree(job: TypstJob, label: string): Promise<TypstTree> {
	const { compiler, main } = await prepare(job);
	const document = complete(compiler, compiler.compileHtml({ mainFilePath: main }));
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

async function prepare({ files, fonts = interFonts }: TypstJob) {
	const { NodeCompiler } = await import("@myriaddreamin/typst-ts-node-compiler");
	const compiler = NodeCompiler.create({
		workspace: NOWHERE,
		fontArgs: [{ fontPaths: fonts.map(({ path }) => dirname(path)) }],
	});
	for (const [path, content] of Object.entries(files)) {
		compiler.mapShadow(join(NOWHERE, path), Buffer.from(content as Uint8Array));
	}
	return { compiler, main: join(NOWHERE, "main.typ") };
}

function complete(compiler: NodeCompiler, compiled: NodeTypstCompileResult) {
	const found = compiled.takeError() ?? compiled.takeWarnings();
	const problems = found === null ? [] : problemsOf(compiler.fetchDiagnostics(found));
	if (problems.length > 0) throw new TypstError(problems);
	if (compiled.result === null) throw new Error("typst: the compiler gave neither a document nor an error");
	return compiled.result;
}

/** Severity 4 is a trace of how the compiler came to the place; errors are 1, warnings 2. */
interface Diagnostic {
	readonly message: string;
	readonly path: string;
	readonly severity: number;
	readonly range: { readonly start: { readonly line: number } } | null;
}

function problemsOf(diagnostics: readonly Diagnostic[]): TypstProblem[] {
	return diagnostics
		.filter(({ severity, message }) => severity <= 2 && !/^html export is/i.test(message))
		.map(({ message, path, range }) => ({
			file: basename(path),
			line: range === null ? 0 : range.start.line + 1,
			message,
		}));
}
