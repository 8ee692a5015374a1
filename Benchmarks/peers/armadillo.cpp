// Armadillo's gmm_full on the iteration tasks of EngineBenchmark; see run.py.
#include <armadillo>
#include <chrono>
#include <iostream>
#include <string>

using clock_type = std::chrono::steady_clock;

static std::vector<double> read(const std::string& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  std::vector<double> numbers(file.tellg() / sizeof(double));
  file.seekg(0);
  file.read(reinterpret_cast<char*>(numbers.data()), numbers.size() * sizeof(double));
  return numbers;
}

int main(int, char** arguments) {
  const std::string folder = arguments[1];
  std::cout << "ready" << std::endl;
  std::string task;
  int threads;
  while (std::cin >> task >> threads) {
    const bool digits = task == "digits-iteration";
    const arma::uword components = digits ? 110 : 3, dimensions = digits ? 41 : 2;
    const std::string name = folder + (digits ? "/digits" : "/plane");
    auto points = read(name + ".points"), weights = read(name + ".weights"), means = read(name + ".means"),
         covariances = read(name + ".covariances");
    const arma::mat data(points.data(), dimensions, points.size() / dimensions);
    arma::gmm_full model;
    model.set_params(arma::mat(means.data(), dimensions, components),
                     arma::cube(covariances.data(), dimensions, dimensions, components),
                     arma::rowvec(weights.data(), components));
    const auto learn = [&](int iterations) {
      const auto start = clock_type::now();
      model.learn(data, components, arma::eucl_dist, arma::keep_existing, 0, iterations, 1e-6, false);
      return std::chrono::duration<double>(clock_type::now() - start).count();
    };
    const double one = learn(1);
    const double five = learn(5);
    (void)one;
    std::cout << task << " " << threads << " " << five / 5 << " " << model.sum_log_p(data) << std::endl;
  }
}
