/** The text of a file of the report: out of the page that carries it, as a paper in one file does, or fetched. */
export async function siteFile(address: string): Promise<string> {
	const carried = document.querySelector(`script[data-file="${CSS.escape(address)}"]`);
	if (carried) return JSON.parse(carried.textContent ?? "") as string;
	const response = await fetch(address);
	if (!response.ok) throw new Error(`${address} answered ${response.status}`);
	return response.text();
}
