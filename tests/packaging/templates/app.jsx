const text = "https://example.com/红包";

export const App = () => (
  <div>
    <hongbao-qr id="bare" value={text} boost="false" errorCorrection="H" quietZone={2} finderFrame="dot"></hongbao-qr>
    <hongbao-packet id="packet" total="88.88" count={6}></hongbao-packet>
  </div>
);
