// The build turns a picture into a data address.
declare module "*.svg" {
  const address: string;
  export default address;
}
