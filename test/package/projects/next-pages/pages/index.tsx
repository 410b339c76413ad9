export default function Home() {
  return <p>A site with the pages router.</p>;
}
