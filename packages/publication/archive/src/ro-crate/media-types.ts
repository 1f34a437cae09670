const types: Readonly<Record<string, string>> = {
	bib: "application/x-bibtex",
	"cdx.json": "application/vnd.cyclonedx+json",
	cff: "text/yaml",
	csv: "text/csv",
	docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	dvc: "text/yaml",
	html: "text/html",
	json: "application/json",
	lock: "text/yaml",
	md: "text/markdown",
	mjs: "text/javascript",
	pdf: "application/pdf",
	png: "image/png",
	svg: "image/svg+xml",
	ts: "text/typescript",
	typ: "text/x-typst",
	xml: "application/xml",
	yaml: "text/yaml",
};

/** The media type of a file, by the ending of its name. */
export function mediaType(path: string): string {
	const ending = /\.((?:cdx\.)?[A-Za-z0-9]+)$/.exec(path)?.[1]?.toLowerCase();
	return (ending && types[ending]) || "text/plain";
}
