declare module "arquero/dist/arquero.min.js" {
	const arquero: unknown;
	export default arquero;
}
